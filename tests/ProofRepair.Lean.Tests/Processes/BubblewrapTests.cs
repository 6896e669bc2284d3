using System.Collections.Immutable;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Processes.Sandboxing;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Lean.Tests.Processes;

/// <summary>The real bubblewrap around a script that stands in for a native Lean and tries to get out.</summary>
public sealed class BubblewrapTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-bwrap-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_runs_as_Lean_reads_its_folder_and_writes_there_and_nowhere_else()
    {
        var secret = Path.Combine(_folder.FullName, "secret.txt");
        await File.WriteAllTextAsync(secret, "the secret", TestContext.Current.CancellationToken);
        Environment.SetEnvironmentVariable("PROOFREPAIR_BWRAP_TOKEN", "the token");

        var lines = await RunAsync(
            $"""
            cat input.lean
            echo made > output.olean && cat output.olean
            cat "{secret}" || echo "no secret"
            echo overwritten > "{secret}"
            echo x > /usr/x || echo "no writing in the system"
            ls -A "$HOME" 2>/dev/null | head -1 | grep . || echo "no home"
            env | grep TOKEN || echo "no token"
            grep -v -e lo: -e Inter -e face /proc/net/dev || echo "no network"
            ls -d /proc/[0-9]* | wc -l
            dd if=/dev/zero of=big bs=1048576 count=6000 2>/dev/null || echo "no endless file"
            """,
            CancellationToken.None);

        Assert.Equal("the input", lines[0]);
        Assert.Equal("made", lines[1]);
        Assert.Equal(["no secret", "no writing in the system", "no home", "no token", "no network"], lines[2..7]);
        Assert.True(int.Parse(lines[7], System.Globalization.CultureInfo.InvariantCulture) < 10, "it sees processes of others");
        Assert.Equal("no endless file", lines[8]);
        Assert.Equal("the secret", await File.ReadAllTextAsync(secret, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task All_that_it_started_ends_with_it()
    {
        const string mark = "86400.271828";
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(3));

        await RunAsync($"setsid sleep {mark} & sleep {mark}", stop.Token);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(
            Directory.GetDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _)),
            d => File.Exists($"{d}/cmdline") && Read($"{d}/cmdline").Contains($"sleep\0{mark}", StringComparison.Ordinal));
    }

    private async Task<string[]> RunAsync(string script, CancellationToken stop)
    {
        var found = await Bubblewrap.FindAsync(Environment.GetEnvironmentVariable("PATH"), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.SkipWhen(found is null || OperatingSystem.IsWindows(), "bubblewrap is not installed or may not be used here");
        var program = Path.Combine(_folder.CreateSubdirectory("bin").FullName, "lean");
        var work = _folder.CreateSubdirectory("work").FullName;
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{script.ReplaceLineEndings("\n")}\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        await File.WriteAllTextAsync(Path.Combine(work, "input.lean"), "the input\n", TestContext.Current.CancellationToken);
        var toolchain = new LeanToolchain(LeanKind.Native, "4.34.1", program, [], ImmutableDictionary<string, string>.Empty);
        var lines = new List<string>();
        await new LeanProcess(toolchain, TimeProvider.System, found).RunAsync(new LeanInvocation([], work, () => 1 << 20), lines.Add, stop, TestContext.Current.CancellationToken);
        return [.. lines];
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
