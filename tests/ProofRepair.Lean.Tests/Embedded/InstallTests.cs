using ProofRepair.Lean.Embedded.Installation;
using ProofRepair.Lean.Toolchains;
using Xunit;

namespace ProofRepair.Lean.Tests.Embedded;

public sealed class InstallTests
{
    public InstallTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-ins are scripts for /bin/sh");

    [Fact]
    public async Task What_was_installed_is_found_and_nothing_else_is_left()
    {
        using var machine = new FakeMachine().WithNpm();
        var installed = Assert.IsType<InstallResult.Installed>(await machine.InstallAsync()).Toolchain;
        Assert.Equal((LeanKind.Embedded, "9.9.9"), (installed.Kind, installed.Version));
        Assert.Equal(installed.FileName, machine.Embedded().Find()?.FileName);
        Assert.Equal([machine.Embedded().Place], machine.Left());
        Assert.Equal(
            ["Init.olean", "Init/Core.olean", "installed.json", "lean.js", "lean.symbols", "lean.wasm", "node"],
            Directory.GetFiles(machine.Embedded().Place, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(machine.Embedded().Place, f).Replace("lib/", "", StringComparison.Ordinal).Replace("node/bin/", "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_second_installation_fetches_nothing()
    {
        using var machine = new FakeMachine().WithNpm();
        await machine.InstallAsync();
        Assert.IsType<InstallResult.AlreadyInstalled>(await machine.InstallAsync());
        Assert.Equal(2, machine.NpmCalls().Length);
    }

    [Fact]
    public async Task Two_at_once_make_one_installation()
    {
        using var machine = new FakeMachine().WithNpm();
        var results = await Task.WhenAll(machine.InstallAsync(), machine.InstallAsync());
        Assert.Single(results.OfType<InstallResult.Installed>());
        Assert.Single(results.OfType<InstallResult.AlreadyInstalled>());
        Assert.Equal(2, machine.NpmCalls().Length);
    }

    [Fact]
    public async Task A_folder_of_packages_serves_without_npm()
    {
        using var machine = new FakeMachine().WithFolder();
        Assert.IsType<InstallResult.Installed>(await machine.InstallAsync());
    }

    [Fact]
    public async Task A_broken_download_is_fetched_once_more()
    {
        using var machine = new FakeMachine();
        machine.WithNpm($"if [ ! -e '{machine.Folder.At("once")}' ]; then touch '{machine.Folder.At("once")}'; echo cut > \"$6\"/lean-fake-1.0.0.tgz; exit 0; fi");
        Assert.IsType<InstallResult.Installed>(await machine.InstallAsync());
        Assert.Equal(3, machine.NpmCalls().Length);
    }

    [Fact]
    public async Task A_download_that_stays_broken_is_said_and_leaves_nothing()
    {
        using var machine = new FakeMachine();
        machine.WithNpm("echo cut > \"$6\"/lean-fake-1.0.0.tgz; exit 0");
        var failed = Assert.IsType<InstallResult.Failed>(await machine.InstallAsync());
        Assert.Contains("lean-fake-1.0.0.tgz is broken", failed.Message, StringComparison.Ordinal);
        Assert.Empty(machine.Left());
    }

    [Fact]
    public async Task What_npm_complains_of_is_passed_on()
    {
        using var machine = new FakeMachine();
        machine.WithNpm("echo 'npm error code ENOTFOUND' >&2; exit 1");
        var failed = Assert.IsType<InstallResult.Failed>(await machine.InstallAsync());
        Assert.Contains("ENOTFOUND", failed.Message, StringComparison.Ordinal);
        Assert.Empty(machine.Left());
    }

    [Fact]
    public async Task Without_npm_the_message_says_what_to_install()
    {
        using var machine = new FakeMachine();
        Assert.Contains("Install Node.js with npm", Assert.IsType<InstallResult.Failed>(await machine.InstallAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_is_too_full_is_said_before_anything_is_fetched()
    {
        using var machine = new FakeMachine { FreeBytes = 10 }.WithNpm();
        Assert.Contains("Make room", Assert.IsType<InstallResult.Failed>(await machine.InstallAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(machine.NpmCalls());
    }

    [Fact]
    public async Task Another_script_in_the_package_is_named_and_leaves_nothing()
    {
        using var machine = new FakeMachine(SyntheticPackage.Lean(SyntheticPackage.Glue("thread pool"))).WithFolder();
        var failed = Assert.IsType<InstallResult.Failed>(await machine.InstallAsync());
        Assert.Contains("thread pool", failed.Message, StringComparison.Ordinal);
        Assert.Contains("lean-fake@1.0.0", failed.Message, StringComparison.Ordinal);
        Assert.Empty(machine.Left());
    }

    [Fact]
    public async Task What_an_interrupted_installation_left_is_removed()
    {
        using var machine = new FakeMachine().WithFolder();
        machine.Folder.Write("cache/lean/.staging-old/half", "x");
        Assert.IsType<InstallResult.Installed>(await machine.InstallAsync());
        Assert.Equal([machine.Embedded().Place], machine.Left());
    }

    [Fact]
    public async Task An_archive_that_leads_out_of_its_folder_is_refused()
    {
        using var machine = new FakeMachine(SyntheticPackage.TarGz(("package/../../../out", [1], false))).WithFolder();
        Assert.Contains("outside of its folder", Assert.IsType<InstallResult.Failed>(await machine.InstallAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(machine.Left());
    }

    [Fact]
    public async Task The_plan_says_sizes_and_place_and_uninstalling_removes_it_all()
    {
        using var machine = new FakeMachine().WithFolder();
        var cancellation = TestContext.Current.CancellationToken;
        var plan = await machine.Embedded().PlanAsync(cancellation);
        Assert.Equal((1100, machine.Embedded().Place), (plan!.DiskBytes, plan.Place));
        await machine.InstallAsync();
        Assert.True(await machine.Embedded().UninstallAsync(cancellation));
        Assert.Null(machine.Embedded().Find());
        Assert.False(await machine.Embedded().UninstallAsync(cancellation));
    }

    [Fact]
    public async Task A_machine_without_a_node_package_is_told_so()
    {
        using var machine = new FakeMachine { Platform = "plan9-mips" }.WithFolder();
        Assert.Null(await machine.Embedded().PlanAsync(TestContext.Current.CancellationToken));
        Assert.Contains("plan9-mips", Assert.IsType<InstallResult.Failed>(await machine.InstallAsync()).Message, StringComparison.Ordinal);
    }
}
