using System.Diagnostics;
using System.Text;

namespace ProofRepair.Cli.Tests;

/// <summary>`watch` with the embedded Lean: what it finds, writes and leaves behind.</summary>
public sealed class RealWatchSpecs : IDisposable
{
    private const string NoLean = "the embedded Lean is not installed: proofrepair lean install";
    private const string Good = "theorem one (x : Int) (h : 2 * x = 4) : x = 2 := by\n  omega\n";
    private const string Broken = "theorem one (x : Int) (h : 2 * x = 4) : x = 2 := by\n  exact h\n";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(6);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-watch-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_it_found_is_written_and_its_own_writing_does_not_wake_it_and_a_kill_leaves_no_Lean()
    {
        Assert.SkipUnless(ProofRepairProgram.HasLean && OperatingSystem.IsLinux(), NoLean);
        await File.WriteAllTextAsync(At("A.lean"), Good, Ct);
        await using var program = await WatchedProgram.StartAsync(_folder.FullName, null, "--lean", "embedded", "--apply", "--repair-seconds", "600");

        await File.WriteAllTextAsync(At("A.lean"), Broken, Ct);

        var kinds = (await program.UntilAsync("applied")).Select(e => WatchedProgram.Text(e, "event")).ToList();
        Assert.Equal(["message", "checked", "found", "offered", "applied"], kinds);
        var repaired = await File.ReadAllTextAsync(At("A.lean"), Ct);
        Assert.StartsWith("theorem one (x : Int) (h : 2 * x = 4) : x = 2 := by", repaired);
        Assert.DoesNotContain("exact h\n", repaired);

        // Longer than it waits for a file that is being written.
        await Task.Delay(TimeSpan.FromSeconds(2), Ct);
        await File.WriteAllTextAsync(At("B.lean"), Good, Ct);
        await program.NextAsync("checked", "B.lean");

        var below = ProcessTree.Below(program.Id);
        Assert.NotEmpty(below);
        await program.SignalAsync("KILL");
        await ProcessTree.AllEndAsync(below);
    }

    [Fact]
    public async Task On_a_terminal_an_offer_is_listed_shown_and_applied_with_keys()
    {
        const string script = "/usr/bin/script";
        Assert.SkipUnless(ProofRepairProgram.HasLean && OperatingSystem.IsLinux() && File.Exists(script), NoLean);
        await File.WriteAllTextAsync(At("A.lean"), Good, Ct);
        // Tests in the background of a shell have Ctrl-C ignored, and what they start has it too.
        var start = new ProcessStartInfo(script, ["-qefc", $"stty cols 100 rows 30; exec env --default-signal=INT dotnet '{Path.Combine(AppContext.BaseDirectory, "proofrepair.dll")}' watch --lean embedded --learnt none --repair-seconds 600", "/dev/null"])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("CI");
        start.Environment["TERM"] = "xterm-256color";
        using var terminal = Process.Start(start)!;
        try
        {
            var screen = new StringBuilder();
            await ShowsAsync("Nothing is offered");
            await File.WriteAllTextAsync(At("A.lean"), Broken, Ct);
            await ShowsAsync("1 offer");
            await ShowsAsync("A.lean: theorem one");

            await terminal.StandardInput.WriteAsync("d");
            await ShowsAsync("+++ b/A.lean");
            Assert.Equal(Broken, await File.ReadAllTextAsync(At("A.lean"), Ct));

            await terminal.StandardInput.WriteAsync("a");
            await ShowsAsync("A.lean: written");
            await ShowsAsync("Nothing is offered");
            Assert.DoesNotContain("exact h\n", await File.ReadAllTextAsync(At("A.lean"), Ct));

            await terminal.StandardInput.WriteAsync('\u0003');
            await terminal.WaitForExitAsync(Ct).WaitAsync(s_patience, Ct);
            Assert.Equal(0, terminal.ExitCode);

            async Task ShowsAsync(string text)
            {
                var buffer = new char[4096];
                await terminal.StandardInput.FlushAsync(Ct);
                int at;
                while ((at = screen.ToString().IndexOf(text, StringComparison.Ordinal)) < 0)
                {
                    var read = await terminal.StandardOutput.ReadAsync(buffer, Ct).AsTask().WaitAsync(s_patience, Ct);
                    Assert.True(read > 0, $"it ended before it showed {text}: {screen}");
                    screen.Append(buffer, 0, read);
                }

                screen.Remove(0, at + text.Length);
            }
        }
        finally
        {
            terminal.Kill(entireProcessTree: true);
        }
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
