using System.Diagnostics;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;

namespace ProofRepair.Lean.Tests.Processes;

public sealed class LeanProcessSpecs : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_grandchild_that_holds_the_output_is_ended_with_the_run()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks at /proc");
        var file = Path.Combine(_folder.FullName, "pid");
        var report = Assert.Single(await Fake.CheckAsync(new CheckLimits(TimeSpan.FromSeconds(2)), $"--! child {file}\n--! hang"));

        Assert.Equal(RunOutcome.Timeout, report.Outcome);
        Assert.True(await Fake.IsGoneAsync(int.Parse(File.ReadAllText(file))));
    }

    [Fact]
    public async Task Cancellation_ends_the_process_and_is_thrown()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var started = new TaskCompletionSource();
        var source = Path.Combine(_folder.FullName, "Check.lean");
        await File.WriteAllTextAsync(source, "#print \"here\"\n--! hang", TestContext.Current.CancellationToken);
        var run = Fake.Process.RunAsync(
            new LeanInvocation(["--json", source], _folder.FullName, () => 1 << 20),
            _ => started.TrySetResult(),
            CancellationToken.None,
            cancel.Token);
        await started.Task;

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task When_this_program_is_killed_nothing_of_its_tree_stays()
    {
        Assert.SkipUnless(Lease.IsAvailable, "needs setsid and sh");
        var mark = Path.Combine(_folder.FullName, "lean");
        var child = Path.Combine(_folder.FullName, "child");
        var source = Path.Combine(_folder.FullName, "Check.lean");
        await File.WriteAllTextAsync(source, $"--! mark {mark}\n--! child {child}\n#print \"here\"\n--! hang", TestContext.Current.CancellationToken);

        // `sleep` stands for this program: it holds the other end of the lease, and is killed -9.
        const string script = "mkfifo \"$1\"; sleep 600 >\"$1\" & echo $!; fifo=$1; shift; exec \"$@\" <\"$fifo\"";
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh")
        {
            ArgumentList =
            {
                "-c", script, "sh", Path.Combine(_folder.FullName, "fifo"),
                "/usr/bin/setsid", "-w", "/bin/sh", "-c", Lease.Script, "lease", Fake.Toolchain.FileName, "--json", source,
            },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var holder = int.Parse((await shell.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!);
        await shell.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

        Process.GetProcessById(holder).Kill();

        Assert.True(await Fake.IsGoneAsync(int.Parse(File.ReadAllText(mark))));
        Assert.True(await Fake.IsGoneAsync(int.Parse(File.ReadAllText(child))));
    }
}
