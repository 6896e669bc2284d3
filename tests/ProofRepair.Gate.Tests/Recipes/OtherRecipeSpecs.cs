using ProofRepair.Gate.Tests.Histories;
using ProofRepair.Gate.Tests.Running;
using ProofRepair.Lean.Processes;
using YamlDotNet.RepresentationModel;

namespace ProofRepair.Gate.Tests.Recipes;

public sealed class OtherRecipeSpecs(CertifiedGate gate)
{
    private static readonly (string, string)[] s_base = [("Main.lean", "theorem a : 1 = 1 := rfl\n"), ("lakefile.toml", "name = \"a\"\n")];

    [Fact]
    public async Task The_hook_stops_a_commit_that_the_gate_rejects_and_no_other()
    {
        await gate.TestAsync();
        using var programs = Programs();
        using var repository = new GitFolder().Commit(History.Files(s_base));
        var hook = Path.Combine(repository.FullName, ".git", "hooks", "pre-commit");
        Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        File.Copy(RecipeFiles.PathOf("pre-commit"), hook);

        File.WriteAllText(Path.Combine(repository.FullName, "lakefile.toml"), "name = \"b\"\n");
        var rejected = await CommitAsync(repository, programs);
        repository.Git("checkout", "-q", "HEAD", "--", "lakefile.toml");
        File.WriteAllText(Path.Combine(repository.FullName, "notes.md"), "A note.\n");
        var passed = await CommitAsync(repository, programs);
        repository.Git("commit", "-q", "--no-verify", "--allow-empty", "-m", "x");
        File.WriteAllText(Path.Combine(repository.FullName, "proofrepair.toml"), "[gate\n");
        repository.Git("add", "-A");
        repository.Git("commit", "-q", "--no-verify", "-m", "settings that cannot be read");
        File.WriteAllText(Path.Combine(repository.FullName, "notes.md"), "Another.\n");
        var undecided = await CommitAsync(repository, programs);

        Assert.True(rejected.Code != 0 && rejected.Output.Contains("The gate rejects what is staged", StringComparison.Ordinal), rejected.Output);
        Assert.True(passed.Code == 0, passed.Output);
        Assert.True(undecided.Code == 0 && undecided.Output.Contains("could not", StringComparison.OrdinalIgnoreCase), undecided.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("exit 127")]
    [InlineData("kill -9 $$")]
    public async Task The_hook_lets_nothing_through_where_the_program_is_missing_or_dies(string program)
    {
        using var programs = new TemporaryFolder("proofrepair-programs-");
        if (program.Length > 0)
        {
            Script(programs, "proofrepair", program);
        }

        using var repository = new GitFolder().Commit(History.Files(s_base));
        var hook = Path.Combine(repository.FullName, ".git", "hooks", "pre-commit");
        Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        File.Copy(RecipeFiles.PathOf("pre-commit"), hook);
        File.WriteAllText(Path.Combine(repository.FullName, "notes.md"), "A note.\n");

        var (code, output) = await CommitAsync(repository, programs);

        Assert.True(code != 0 && output.Contains("The gate did not run", StringComparison.Ordinal), output);
    }

    [Fact]
    public async Task The_commands_for_GitLab_fetch_the_program_and_judge_a_merge_request()
    {
        InstalledLean.Require();
        using var programs = new TemporaryFolder("proofrepair-programs-");
        using var source = new GitFolder().Commit(History.Files(("src/ProofRepair.Cli/ProofRepair.Cli.csproj", "<Project/>")));
        // What the machine's own would download and build.
        Script(programs, "apt-get", "exit 0");
        Script(programs, "dotnet", $"test \"$1\" = publish && test -d \"$2\" && mkdir -p \"$6\" && cp \"{Path.Combine(programs.FullName, "built")}\" \"$6/proofrepair\"");
        Script(programs, "built", $"PATH='{System.Environment.GetEnvironmentVariable("PATH")}' exec dotnet \"{GateProgram.Assembly}\" \"$@\"");

        var (code, output, report) = await MergeRequestAsync(programs, ["before_script", "script"], new()
        {
            ["TMPDIR"] = programs.FullName,
            ["PROOFREPAIR_SOURCE"] = source.FullName,
            ["PROOFREPAIR_COMMIT"] = source.Git("rev-parse", "HEAD"),
        });

        Assert.True(code == 1, output);
        Assert.Contains("settings", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commands_for_GitLab_fail_where_the_program_is_missing()
    {
        using var programs = new TemporaryFolder("proofrepair-programs-");

        var (code, output, report) = await MergeRequestAsync(programs, ["script"], []);

        Assert.True(code == 127 && report is null, output);
    }

    private static async Task<(int Code, string Output, string? Report)> MergeRequestAsync(TemporaryFolder programs, string[] parts, Dictionary<string, string?> environment)
    {
        using var repository = new GitFolder().Commit(History.Files(s_base)).Commit(History.Files(s_base[0], ("lakefile.toml", "name = \"b\"\n")));
        var job = RecipeFiles.Yaml(RecipeFiles.PathOf("gitlab-ci.yml"))["gate"];
        var script = string.Join('\n', parts.SelectMany(p => ((YamlSequenceNode)job[p]).Children).Select(l => (string)l!));
        foreach (var (name, value) in Environment(programs).Append(new("CI_MERGE_REQUEST_DIFF_BASE_SHA", repository.Git("rev-parse", "HEAD~1"))).Append(new("CI_COMMIT_SHA", repository.Git("rev-parse", "HEAD"))))
        {
            environment[name] = value;
        }

        var (code, output) = await GateProgram.StartAsync(repository.FullName, "bash", ["-eo", "pipefail", "-c", script], environment);
        var report = Path.Combine(repository.FullName, "gate.xml");
        return (code, output, File.Exists(report) ? await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken) : null);
    }

    private static async Task<(int Code, string Output)> CommitAsync(GitFolder repository, TemporaryFolder programs)
    {
        repository.Git("add", "-A");
        return await GateProgram.StartAsync(repository.FullName, "git", ["-c", "user.name=A Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "a change"], Environment(programs));
    }

    /// <summary>With the programs of a folder first, and without a <c>proofrepair</c> that someone installed here.</summary>
    private static Dictionary<string, string?> Environment(TemporaryFolder programs) => new()
    {
        ["PATH"] = string.Join(Path.PathSeparator, System.Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Where(p => !File.Exists(Path.Combine(p, "proofrepair"))).Prepend(programs.FullName)),
    };

    /// <summary>A folder with a <c>proofrepair</c>, as an installed tool is.</summary>
    private static TemporaryFolder Programs()
    {
        var folder = new TemporaryFolder("proofrepair-programs-");
        Script(folder, "proofrepair", $"exec dotnet \"{GateProgram.Assembly}\" \"$@\"");
        return folder;
    }

    private static void Script(TemporaryFolder folder, string name, string body)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
