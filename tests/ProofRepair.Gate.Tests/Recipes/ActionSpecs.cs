using System.Text.Json.Nodes;
using ProofRepair.Gate.Tests.Histories;
using ProofRepair.Gate.Tests.Running;
using ProofRepair.Lean.Processes;
using YamlDotNet.RepresentationModel;

namespace ProofRepair.Gate.Tests.Recipes;

/// <summary>The commands of the composite action and of the workflow, on a repository and a clone of it, as a runner would start them.</summary>
public sealed class ActionSpecs(CertifiedGate gate)
{
    private static readonly (string, string) s_main = ("Main.lean", "theorem a : 1 = 1 := rfl\n");
    private static readonly (string, string) s_lakefile = ("lakefile.toml", "name = \"a\"\n");

    [Fact]
    public async Task The_action_rejects_a_pull_request_that_the_workflow_fetched_and_leaves_its_reports()
    {
        InstalledLean.Require();
        using var origin = Origin(s_main, ("lakefile.toml", "name = \"b\"\n"));
        using var run = await RunAsync(origin);

        Assert.Equal((1, "rejected"), (run.Code, run.Outputs["verdict"]));
        Assert.Contains("::error file=lakefile.toml,title=What decides how this repository is built or judged was changed::", run.Printed, StringComparison.Ordinal);
        Assert.Contains("ProofRepair gate: rejected", await File.ReadAllTextAsync(Path.Combine(run.Temporary.FullName, "summary.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(["gate.json", "gate.sarif", "gate.xml", "suggestions.json"], Directory.GetFiles(run.Outputs["reports"]).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.Equal("rejected", (string?)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(run.Outputs["reports"], "gate.json"), TestContext.Current.CancellationToken))!["verdict"]);
    }

    [Fact]
    public async Task The_action_passes_what_is_fine()
    {
        await gate.TestAsync();
        using var origin = Origin(s_main, s_lakefile, ("notes.md", "A note.\n"));
        using var run = await RunAsync(origin);

        Assert.True((run.Code, run.Outputs["verdict"]) == (0, "passed"), run.Printed);
    }

    [Fact]
    public async Task A_name_is_never_read_as_a_command()
    {
        InstalledLean.Require();
        using var origin = Origin(s_main, s_lakefile);
        using var run = await RunAsync(origin, head: "$(touch pwned); --output=x");

        Assert.Equal((2, "could-not-decide"), (run.Code, run.Outputs["verdict"]));
        Assert.False(File.Exists(Path.Combine(run.Checkout, "pwned")));
    }

    [Fact]
    public void The_workflow_has_no_secret_no_right_to_write_and_checks_out_the_base_alone()
    {
        var text = File.ReadAllText(RecipeFiles.PathOf("github-workflow.yml"));
        var workflow = RecipeFiles.Yaml(RecipeFiles.PathOf("github-workflow.yml"));
        var checkout = (YamlMappingNode)Steps(workflow).Children[0];

        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
        Assert.DoesNotContain(((YamlMappingNode)workflow["on"]).Children.Keys, k => (string?)k == "pull_request_target");
        Assert.Equal("contents=read", string.Join(',', ((YamlMappingNode)workflow["permissions"]).Children.Select(p => $"{p.Key}={p.Value}")));
        Assert.StartsWith("${{ github.event.pull_request.base.sha", (string?)checkout["with"]["ref"], StringComparison.Ordinal);
        Assert.All(RunLines(workflow), l => Assert.DoesNotContain("${{", l, StringComparison.Ordinal));
        Assert.All(((YamlMappingNode)RecipeFiles.Yaml(Path.Combine(RecipeFiles.Root, "action.yml"))["runs"]).AllNodes.OfType<YamlMappingNode>().Where(s => s.Children.ContainsKey("run")), s => Assert.DoesNotContain("${{", (string)s["run"]!, StringComparison.Ordinal));
    }

    private static YamlSequenceNode Steps(YamlMappingNode workflow) => (YamlSequenceNode)workflow["jobs"]["gate"]["steps"];

    private static IEnumerable<string> RunLines(YamlMappingNode workflow) => Steps(workflow).Children.OfType<YamlMappingNode>().Where(s => s.Children.ContainsKey("run")).Select(s => (string)s["run"]!);

    /// <summary>A base on main, and a change as GitHub shows a fork's: a reference that no branch has.</summary>
    private static GitFolder Origin(params (string, string)[] head)
    {
        var origin = new GitFolder().Commit(History.Files(s_main, s_lakefile));
        origin.Git("checkout", "-q", "-b", "of-the-fork");
        origin.Commit(History.Files(head));
        origin.Git("update-ref", "refs/pull/1/head", "HEAD");
        origin.Git("checkout", "-q", "main");
        origin.Git("branch", "-q", "-D", "of-the-fork");
        return origin;
    }

    private static async Task<ActionRun> RunAsync(GitFolder origin, string head = "refs/gate/head")
    {
        var temporary = new TemporaryFolder("proofrepair-runner-");
        var clone = Path.Combine(temporary.FullName, "clone");
        origin.Git("clone", "-q", origin.FullName, clone);
        var fetch = RecipeFiles.Step(Steps(RecipeFiles.Yaml(RecipeFiles.PathOf("github-workflow.yml"))), "Fetch the change");
        var fetched = await GateProgram.StartAsync(clone, "bash", ["-eo", "pipefail", "-c", (string)fetch["run"]!], new Dictionary<string, string?> { ["NUMBER"] = "1" });
        Assert.True(fetched.Code == 0, fetched.Output);

        Directory.CreateSymbolicLink(Path.Combine(temporary.FullName, "proofrepair"), AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var action = RecipeFiles.Yaml(Path.Combine(RecipeFiles.Root, "action.yml"));
        var step = RecipeFiles.Step(action["runs"]["steps"], "Judge the change");
        var environment = RecipeFiles.Environment(action, step, new() { ["base"] = origin.Git("rev-parse", "main"), ["head"] = head, ["lean"] = "embedded" });
        environment["RUNNER_TEMP"] = temporary.FullName;
        environment["GITHUB_OUTPUT"] = Path.Combine(temporary.FullName, "output");
        environment["GITHUB_STEP_SUMMARY"] = Path.Combine(temporary.FullName, "summary.md");
        environment["GITHUB_ACTIONS"] = "true";
        var (code, printed) = await GateProgram.StartAsync(clone, "bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", (string)step["run"]!], environment);
        var outputs = File.ReadAllLines(Path.Combine(temporary.FullName, "output")).Select(l => l.Split('=', 2)).ToDictionary(l => l[0], l => l[1], StringComparer.Ordinal);
        return new ActionRun(code, printed, outputs, clone, temporary);
    }

    private sealed record ActionRun(int Code, string Printed, Dictionary<string, string> Outputs, string Checkout, TemporaryFolder Temporary) : IDisposable
    {
        public void Dispose() => Temporary.Dispose();
    }
}
