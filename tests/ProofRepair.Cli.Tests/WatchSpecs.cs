using System.Diagnostics;

namespace ProofRepair.Cli.Tests;

/// <summary>`watch` as a process of its own with the scripted Lean, by real events of files.</summary>
public sealed class WatchSpecs : IDisposable
{
    private const string NoSignals = "signals and process trees are looked at as Linux has them";

    private static readonly string s_fakeLean = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ProofRepair.FakeLean.exe" : "ProofRepair.FakeLean");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-watch-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Each_way_in_which_editors_save_is_one_answer()
    {
        Write("A.lean", "-- old\n");
        await using var program = await StartAsync("--no-repair");

        Write(".A.lean.new", "--! error renamed\n");
        File.Move(At(".A.lean.new"), At("A.lean"), overwrite: true);
        await SaidAsync("renamed", 1);

        await using (var stream = new FileStream(At("A.lean"), FileMode.Truncate, FileAccess.Write, FileShare.ReadWrite))
        {
            await Task.Delay(100, Ct);
            await stream.WriteAsync("-- first\n"u8.ToArray(), Ct);
            await stream.FlushAsync(Ct);
            await stream.WriteAsync("--! error truncated\n"u8.ToArray(), Ct);
        }

        await SaidAsync("truncated", 2);

        File.Move(At("A.lean"), At("A.lean~"));
        Write("A.lean", "--! error moved\n");
        await SaidAsync("moved", 1);

        File.Delete(At("A.lean"));
        await program.NextAsync("deleted", "A.lean");

        Write("Deep/B.lean", "--! error new\n");
        Assert.Equal("new", WatchedProgram.Text(await program.NextAsync("message", Path.Combine("Deep", "B.lean")), "text"));

        async Task SaidAsync(string text, int line)
        {
            var message = await program.NextAsync("message", "A.lean");
            Assert.Equal((text, line), (WatchedProgram.Text(message, "text"), message.GetProperty("line").GetInt32()));
            await program.NextAsync("checked", "A.lean");
        }
    }

    [Fact]
    public async Task A_checkout_answers_for_each_file_that_it_changed_and_repairs_none()
    {
        const int files = 7;
        await GitAsync("init", "-q", "-b", "main");
        Commit("-- one\n");
        await CommitAsync("one");
        await GitAsync("checkout", "-q", "-b", "other");
        Commit("--! error two\n");
        await CommitAsync("two");
        await GitAsync("checkout", "-q", "main");
        await using var program = await StartAsync();

        await GitAsync("checkout", "-q", "other");

        var answered = new HashSet<string>();
        while (answered.Count < files)
        {
            var next = await program.NextAsync();
            Assert.Contains(WatchedProgram.Text(next, "event"), (string[])["message", "checked"]);
            if (WatchedProgram.Text(next, "event") == "checked")
            {
                Assert.True(answered.Add(WatchedProgram.Text(next, "file")!));
            }
        }

        // Neither a repair nor anything else of the checkout comes before the next save's word.
        Write("G.lean", "-- fine\n");
        await program.NextAsync("checked", "G.lean");

        void Commit(string text)
        {
            for (var i = 0; i < files; i++)
            {
                Write($"Deep/F{i}.lean", text);
            }
        }

        async Task CommitAsync(string name)
        {
            await GitAsync("add", "-A");
            await GitAsync("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", name);
        }
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_it_well_and_nothing_of_it_stays(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NoSignals);
        Assert.SkipWhen(signal == "INT" && IsInterruptIgnored(), "these tests were started with Ctrl-C ignored");

        Assert.Equal(0, await EndAsync(signal));
    }

    [Fact]
    public async Task A_kill_leaves_no_warm_worker_behind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NoSignals);

        Assert.NotEqual(0, await EndAsync("KILL"));
    }

    [Fact]
    public async Task Another_toolchain_brings_another_Lean_and_the_old_one_ends()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NoSignals);
        Write("lean-toolchain", "v1");
        await using var program = await StartAsync("--no-repair");
        await AnswerAsync(program, "A.lean");
        var old = ProcessTree.Below(program.Id);

        Write("lean-toolchain", "v2");

        await program.SaysAsync("starting anew");
        await program.SaysAsync("Watching ");
        await ProcessTree.AllEndAsync(old);
        await AnswerAsync(program, "B.lean");
    }

    [Fact]
    public async Task A_file_whose_check_was_under_way_when_the_toolchain_changed_is_checked_by_the_new_Lean()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NoSignals);
        Write("lean-toolchain", "v1");
        await using var program = await StartAsync("--no-repair");
        Write("A.lean", "--! error begun\n--! hang\n");
        await program.NextAsync("message", "A.lean");

        Write("lean-toolchain", "v2");

        await program.SaysAsync("starting anew");
        Assert.Equal("begun", WatchedProgram.Text(await program.NextAsync("message", "A.lean"), "text"));
    }

    [Fact]
    public async Task A_project_that_stops_building_is_waited_for_until_it_is_mended()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NoSignals);
        Write("lakefile.lean", "-- fine");
        await using var program = await WatchedProgram.StartAsync(_folder.FullName, WithLake(hasLean: false), "--lean", "native", "--sandbox", "off", "--no-repair");
        await AnswerAsync(program, "A.lean");

        Write("lakefile.lean", "broken");
        await program.SaysAsync("starting anew");
        await program.SaysAsync("Waiting for the project");
        Write("lakefile.lean", "-- mended");
        await program.SaysAsync("Watching ");

        await AnswerAsync(program, "B.lean");
    }

    [Fact]
    public async Task A_project_that_does_not_build_is_watched_with_the_Lean_that_there_is_and_that_is_said()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NoSignals);
        Write("lakefile.lean", "broken");

        await using var program = await WatchedProgram.StartAsync(_folder.FullName, WithLake(hasLean: true), "--lean", "native", "--sandbox", "off", "--no-repair");

        await AnswerAsync(program, "A.lean");
    }

    /// <summary>A lake whose `env` fails for a lakefile with the word "broken", and, if so wanted, a lean beside it.</summary>
    private Dictionary<string, string> WithLake(bool hasLean)
    {
        Script("sysroot/bin/lean", $"exec '{s_fakeLean}' \"$@\"");
        Script("tools/lake", $"grep -q broken lakefile.lean && {{ echo 'error: lakefile' >&2; exit 1; }}\necho LEAN_SYSROOT='{At("sysroot")}'");
        if (hasLean)
        {
            Script("tools/lean", $"exec '{s_fakeLean}' \"$@\"");
        }

        return new() { ["PATH"] = $"{At("tools")}:/usr/bin:/bin", ["ELAN_HOME"] = At("elan"), ["HOME"] = At("home"), ["PROOFREPAIR_CACHE"] = At("cache") };
    }

    private void Script(string name, string body)
    {
        Write(name, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private Task<WatchedProgram> StartAsync(params string[] arguments) =>
        WatchedProgram.StartAsync(_folder.FullName, null, ["--lean", s_fakeLean, "--sandbox", "off", .. arguments]);

    /// <summary>The exit code of a watch with a warm worker; fails when something of it stays.</summary>
    private async Task<int> EndAsync(string signal)
    {
        await using var program = await StartAsync("--no-repair");
        await AnswerAsync(program, "A.lean");
        var below = ProcessTree.Below(program.Id);
        Assert.NotEmpty(below);
        var code = await program.SignalAsync(signal);
        await ProcessTree.AllEndAsync(below);
        return code;
    }

    private async Task AnswerAsync(WatchedProgram program, string file)
    {
        Write(file, "--! error wrong\n");
        await program.NextAsync("message", file);
        var answer = await program.NextAsync("checked", file);
        Assert.Null(WatchedProgram.Text(answer, "cold"));
    }

    /// <summary>Bit 2 of the ignored signals; then a program that is started from here does not hear it either.</summary>
    private static bool IsInterruptIgnored() => Convert.ToUInt64(File.ReadLines("/proc/self/status").First(l => l.StartsWith("SigIgn:", StringComparison.Ordinal))[7..].Trim(), 16) is var mask && (mask & 2) != 0;

    private async Task GitAsync(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder.FullName })!;
        await git.WaitForExitAsync(Ct);
        Assert.Equal(0, git.ExitCode);
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
