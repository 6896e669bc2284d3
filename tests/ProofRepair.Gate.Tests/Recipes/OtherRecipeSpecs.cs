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

    [Fact]
    public async Task The_commands_for_GitLab_judge_a_merge_request()
    {
        InstalledLean.Require();
        using var programs = Programs();
        using var repository = new GitFolder().Commit(History.Files(s_base)).Commit(History.Files(s_base[0], ("lakefile.toml", "name = \"b\"\n")));
        var job = RecipeFiles.Yaml(RecipeFiles.PathOf("gitlab-ci.yml"))["gate"];
        var script = string.Join('\n', ((YamlSequenceNode)job["script"]).Children.Select(l => (string)l!));

        var (code, output) = await GateProgram.StartAsync(repository.FullName, "bash", ["-eo", "pipefail", "-c", script], new Dictionary<string, string?>(Environment(programs))
        {
            ["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = repository.Git("rev-parse", "HEAD~1"),
            ["CI_COMMIT_SHA"] = repository.Git("rev-parse", "HEAD"),
        });

        Assert.True(code == 1, output);
        Assert.Contains("settings", File.ReadAllText(Path.Combine(repository.FullName, "gate.xml")), StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> CommitAsync(GitFolder repository, TemporaryFolder programs)
    {
        repository.Git("add", "-A");
        return await GateProgram.StartAsync(repository.FullName, "git", ["-c", "user.name=A Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "a change"], Environment(programs));
    }

    private static Dictionary<string, string?> Environment(TemporaryFolder programs) =>
        new() { ["PATH"] = programs.FullName + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH") };

    /// <summary>A folder with a <c>proofrepair</c>, as an installed tool is.</summary>
    private static TemporaryFolder Programs()
    {
        var folder = new TemporaryFolder("proofrepair-programs-");
        var file = Path.Combine(folder.FullName, "proofrepair");
        File.WriteAllText(file, $"#!/bin/sh\nexec dotnet \"{GateProgram.Assembly}\" \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }
}
