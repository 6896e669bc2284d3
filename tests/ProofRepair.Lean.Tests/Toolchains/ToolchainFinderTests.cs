using ProofRepair.Lean.Tests.Embedded;
using ProofRepair.Lean.Toolchains;
using Xunit;

namespace ProofRepair.Lean.Tests.Toolchains;

public sealed class ToolchainFinderTests
{
    private const string Answer = "echo 'Lean (version 4.30.0, x86_64-unknown-linux-gnu, commit abc, Release)'";

    public ToolchainFinderTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-ins are scripts for /bin/sh");

    [Fact]
    public async Task A_lean_on_PATH_comes_before_the_embedded_one()
    {
        using var machine = new FakeMachine().WithFolder();
        await machine.InstallAsync();
        var lean = machine.Folder.WriteScript("bin/lean", Answer);
        var found = Assert.IsType<ToolchainResult.Found>(await FindAsync(machine, null)).Toolchain;
        Assert.Equal((LeanKind.Native, "4.30.0", lean), (found.Kind, found.Version, found.FileName));
    }

    [Fact]
    public async Task A_lean_of_elan_is_found_without_PATH()
    {
        using var machine = new FakeMachine();
        var lean = machine.Folder.WriteScript("home/.elan/bin/lean", Answer);
        var found = Assert.IsType<ToolchainResult.Found>(await FindAsync(machine, ToolchainRequest.Native)).Toolchain;
        Assert.Equal(lean, found.FileName);
    }

    [Fact]
    public async Task A_lean_that_fails_is_reported_and_the_embedded_one_chosen()
    {
        using var machine = new FakeMachine().WithFolder();
        await machine.InstallAsync();
        machine.Folder.WriteScript("bin/lean", "echo 'no default toolchain configured' >&2; exit 1");
        var found = Assert.IsType<ToolchainResult.Found>(await FindAsync(machine, null));
        Assert.Equal(LeanKind.Embedded, found.Toolchain.Kind);
        Assert.Contains("no default toolchain", Assert.Single(found.Rejected).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lean_that_hangs_is_reported_and_not_chosen()
    {
        using var machine = new FakeMachine();
        machine.Folder.WriteScript("bin/lean", "exec /bin/sleep 600");
        var result = await FindAsync(machine, ToolchainRequest.Native, TimeSpan.FromMilliseconds(200));
        Assert.Contains("no answer", Assert.Single(Assert.IsType<ToolchainResult.Unusable>(result).Rejected).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_Lean_the_plan_is_given()
    {
        using var machine = new FakeMachine().WithFolder();
        Assert.Equal(1100, Assert.IsType<ToolchainResult.NotInstalled>(await FindAsync(machine, null)).Plan?.DiskBytes);
    }

    [Fact]
    public async Task In_a_project_Lean_is_started_directly_in_the_environment_of_lake()
    {
        using var machine = new FakeMachine();
        var lean = machine.Folder.WriteScript("root/bin/lean", Answer);
        machine.Folder.WriteScript("bin/lake", $"echo LEAN_SYSROOT={machine.Folder.At("root")}; echo LEAN_PATH=/libraries:./.lake/packages/x; echo SECRET=1");
        machine.Folder.Write("project/lakefile.toml", "");
        machine.Folder.Write("project/deep/down/A.lean", "");
        var found = Assert.IsType<ToolchainResult.Found>(await FindAsync(machine, null, directory: machine.Folder.At("project", "deep", "down"))).Toolchain;
        Assert.Equal((lean, machine.Folder.At("project")), (found.FileName, found.ProjectDirectory));
        Assert.Equal($"/libraries:{machine.Folder.At("project", ".lake", "packages", "x")}", found.Environment["LEAN_PATH"]);
        Assert.DoesNotContain("SECRET", found.Environment.Keys);
    }

    [Fact]
    public async Task In_a_project_whose_environment_names_no_lean_lake_starts_it()
    {
        using var machine = new FakeMachine();
        var lake = machine.Folder.WriteScript("bin/lake", $"if [ \"$4\" = lean ]; then {Answer}; fi");
        machine.Folder.Write("project/lakefile.lean", "");
        var found = Assert.IsType<ToolchainResult.Found>(await FindAsync(machine, null, directory: machine.Folder.At("project"))).Toolchain;
        Assert.Equal(lake, found.FileName);
        Assert.Equal(["--dir", machine.Folder.At("project"), "env", "lean"], found.Arguments);
    }

    [Fact]
    public async Task Where_a_folder_names_its_toolchain_without_a_project_elan_is_told()
    {
        using var machine = new FakeMachine();
        machine.Folder.WriteScript("bin/lean", $"[ \"$ELAN_TOOLCHAIN\" = leanprover/lean4:v4.9.0 ] && {Answer}");
        machine.Folder.Write("files/lean-toolchain", "leanprover/lean4:v4.9.0\n");
        var found = Assert.IsType<ToolchainResult.Found>(await FindAsync(machine, null, directory: machine.Folder.At("files"))).Toolchain;
        Assert.Equal("leanprover/lean4:v4.9.0", found.Environment["ELAN_TOOLCHAIN"]);
    }

    [Fact]
    public async Task A_path_that_is_no_program_is_said()
    {
        using var machine = new FakeMachine();
        Assert.Contains("no such program", Assert.IsType<ToolchainResult.Unusable>(await FindAsync(machine, machine.Folder.At("nothing"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_names_what_is_missing_and_what_mends_it()
    {
        using var machine = new FakeMachine().WithFolder();
        var findings = await DoctorAsync(machine);
        Assert.Contains(findings, f => f is { Subject: "embedded Lean", State: FindingState.Missing, Remedy: "proofrepair lean install" });
        Assert.Contains(findings, f => f is { Subject: "npm", State: FindingState.Missing, Remedy: not null });
        await machine.InstallAsync();
        Assert.DoesNotContain(await DoctorAsync(machine), f => f.Remedy is not null);
    }

    private static async Task<IReadOnlyList<Finding>> DoctorAsync(FakeMachine machine) =>
        await new Doctor(Finder(machine), machine.Embedded(), Environment(machine), TimeProvider.System)
            .ExamineAsync(machine.Folder.Path, TestContext.Current.CancellationToken);

    private static Task<ToolchainResult> FindAsync(FakeMachine machine, string? choice, TimeSpan? patience = null, string? directory = null) =>
        Finder(machine, patience).FindAsync(new(choice, directory ?? machine.Folder.Path), TestContext.Current.CancellationToken);

    private static ToolchainFinder Finder(FakeMachine machine, TimeSpan? patience = null) =>
        new(machine.Embedded(), Environment(machine), TimeProvider.System, patience ?? TimeSpan.FromMinutes(2));

    private static Func<string, string?> Environment(FakeMachine machine) =>
        name => name == "HOME" ? machine.Folder.At("home") : machine.Variable(name);
}
