using System.Diagnostics;
using ProofRepair.Lean.Embedded;
using ProofRepair.Lean.Toolchains;
using Xunit;

namespace ProofRepair.Lean.Tests.Embedded;

/// <summary>The real embedded Lean, where it is installed.</summary>
public sealed class DriverTests
{
    [Fact]
    public async Task Lean_answers_as_JSON_and_cannot_leave_its_folder()
    {
        using var folder = new ScratchFolder();
        folder.Write("a.lean", """
            theorem t (x y : Nat) (h : x < y) : x + 1 ≤ y := by omega
            #eval "∀ 𝔸"
            #eval IO.FS.readFile "/etc/passwd"
            #eval IO.FS.writeFile "written" "x"
            #eval IO.FS.writeFile "/lib/lean/Init.olean" "x"
            #eval (do return (← IO.getEnv "PATH").getD "no PATH" : IO String)
            """);
        var run = await RealLean.RunAsync(folder, "--json", "a.lean");
        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Contains("∀ 𝔸", run.Output, StringComparison.Ordinal);
        Assert.Contains("no such file or directory", run.Output, StringComparison.Ordinal);
        Assert.Contains("read-only file system", run.Output, StringComparison.Ordinal);
        Assert.Contains("no PATH", run.Output, StringComparison.Ordinal);
        Assert.Equal(["a.lean"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_limit_on_memory_ends_the_run_with_its_own_code()
    {
        using var folder = new ScratchFolder();
        folder.Write("a.lean", "#eval 1");
        var run = await RealLean.RunAsync(folder, "--max-memory-mb=96", "--json", "a.lean");
        Assert.Equal((int)EmbeddedExitCode.OutOfMemory, run.ExitCode);
    }

    [Fact]
    public async Task An_output_folder_is_writable_only_when_it_is_asked_for()
    {
        using var folder = new ScratchFolder();
        Directory.CreateDirectory(folder.At("out"));
        folder.Write("in/A.lean", "module\npublic theorem a : 1 = 1 := rfl");
        var run = await RealLean.RunAsync(folder, "-o", "out/A.olean", "in/A.lean");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.True(File.Exists(folder.At("out", "A.olean")));
    }

    [Fact]
    public async Task Lean_dies_with_a_parent_that_is_killed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the parent is /bin/sh");
        var lean = InstalledLean.Require();
        using var folder = new ScratchFolder();
        folder.Write("a.lean", "partial def f (n : Nat) : Nat := f (n + 1)\n#eval f 0");
        var pidFile = folder.At("pid");
        var script = folder.WriteScript("parent", $"cd '{folder.Path}'\nexport PROOFREPAIR_PARENT_PID=$$\n'{lean.FileName}' {string.Join(' ', lean.Arguments.Select(a => $"'{a}'"))} a.lean &\necho $! > pid.new\nmv pid.new pid\nwait");
        using var parent = Process.Start(new ProcessStartInfo(script) { UseShellExecute = false })!;
        while (!File.Exists(pidFile))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        using var child = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(pidFile, TestContext.Current.CancellationToken)));
        parent.Kill(entireProcessTree: false);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await child.WaitForExitAsync(limit.Token);
    }

    [Fact]
    public async Task Stand_ins_named_lean_and_lake_run_it_as_a_native_Lean()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-ins are scripts for /bin/sh");
        var real = InstalledLean.Require();
        using var machine = new FakeMachine();
        machine.Folder.WriteScript("root/bin/lean", $"exec '{real.FileName}' {string.Join(' ', real.Arguments.Select(a => $"'{a}'"))} \"$@\"");
        machine.Folder.WriteScript("bin/lake", $"echo LEAN_SYSROOT='{machine.Folder.At("root")}'");
        machine.Folder.Write("project/lakefile.toml", "");
        machine.Folder.Write("project/A.lean", "example : 2 + 2 = 4 := rfl");
        var finder = new ToolchainFinder(machine.Embedded(), machine.Variable, TimeProvider.System, TimeSpan.FromMinutes(3));
        var found = Assert.IsType<ToolchainResult.Found>(await finder.FindAsync(new(null, machine.Folder.At("project")), TestContext.Current.CancellationToken)).Toolchain;
        Assert.Equal((LeanKind.Native, real.Version), (found.Kind, found.Version));
        var variables = found.Environment.ToDictionary(e => e.Key, e => (string?)e.Value, StringComparer.Ordinal);
        var run = await RealLean.StartAsync(found.FileName, [.. found.Arguments, "--json", "A.lean"], variables, found.ProjectDirectory!);
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Errors));
    }
}
