using System.Text.Json.Nodes;
using ProofRepair.Gate.Tests.Histories;
using ProofRepair.Lean.Processes;

namespace ProofRepair.Gate.Tests.Running;

/// <summary>What <c>--repair</c> offers, by the program and the installed Lean.</summary>
public sealed class RepairSpecs
{
    private const string Old = "theorem old (n : Nat) : n ≤ n + 1 := by omega\n";

    [Fact]
    public async Task A_proof_of_what_was_rejected_for_want_of_one_is_offered_on_its_lines_and_nothing_is_written()
    {
        InstalledLean.Require();
        using var repository = new GitFolder().Commit(History.Files(("Main.lean", Old)));
        repository.Commit(History.Files(("Main.lean", Old + "\ntheorem open_one (n : Nat) (h : n < 3) : 2 * n < 6 := by\n  sorry\n")));
        using var reports = new TemporaryFolder("proofrepair-offered-");
        var (review, report) = (Path.Combine(reports.FullName, "review.json"), Path.Combine(reports.FullName, "report.json"));

        var (code, output) = await GateProgram.RunAsync(
            repository.FullName, "--base", "HEAD~1", "--lean", "embedded", "--offline", "--repair", "--repair-seconds", "400", "--suggestions", review, "--report", report);

        Assert.True(code == 1, output);
        var suggestion = Assert.Single(JsonNode.Parse(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken))!["suggestions"]!.AsArray());
        Assert.Equal(("open_one", "Main.lean"), ((string?)suggestion!["declaration"], (string?)suggestion["path"]));
        Assert.DoesNotContain("sorry", (string?)suggestion["text"], StringComparison.Ordinal);
        var comment = Assert.Single(JsonNode.Parse(await File.ReadAllTextAsync(review, TestContext.Current.CancellationToken))!["comments"]!.AsArray());
        Assert.InRange((int)comment!["line"]!, 3, 4);
        Assert.Contains("a proof of `open_one` was found", output, StringComparison.Ordinal);
        Assert.Equal("", repository.Git("status", "--porcelain"));
    }
}
