using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Refining;
using ProofRepair.Pipeline.Refining.Naming;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Refining.Naming;

public sealed class RealLeanNamesTests(ITestOutputHelper output)
{
    private static readonly (string Statement, string Body)[] s_misnamed =
    [
        ("(a b : Nat) (h : a < b) : a + 1 ≤ b", "by\n  exact Nat.succ_le_of_ltt h"),
        ("(a b : Nat) (h : a < b) : ¬ b ≤ a", "by\n  exact Nat.not_of_lt_le h"),
        ("(a b : Nat) (h : a = b) : b = a", "by\n  exact h.symmm"),
        ("(xs ys : List Nat) : (xs ++ ys).length = xs.length + ys.length", "by\n  rw [List.append_length]"),
    ];

    [Fact]
    public async Task Names_that_nobody_has_are_mended_from_those_of_the_environment()
    {
        var toolchain = InstalledLean.Require();
        using var slots = new LeanSlots(1);
        await using var pool = new LeanPool(
            new BatchChecker(new LeanProcess(toolchain, TimeProvider.System), TimeProvider.System, TimeSpan.FromMinutes(10)), slots, new LeanPoolOptions(), TimeProvider.System);
        var names = new EnvironmentNames(pool);

        var refined = await Task.WhenAll(s_misnamed.Select((m, i) => RefineAsync(pool, names, i, m.Statement, m.Body)));
        foreach (var attempt in refined)
        {
            output.WriteLine($"{attempt.Attempt.BodyText}\n{string.Join('\n', attempt.Report.Errors.Select(e => e.Text))}\n");
        }

        Assert.All(refined, r => Assert.True(r.Report.IsComplete, r.Attempt.BodyText));
        var known = await names.OfAsync(LeanHeader.Empty, TestContext.Current.CancellationToken);
        output.WriteLine($"{known.Count} names");
        Assert.InRange(known.Count, 20_000, 200_000);
        // Nothing of what this program imports for itself.
        Assert.Empty(known.Nearest("Lean.Elab.Term.elabTerm", 5));
    }

    private static async Task<CheckedAttempt> RefineAsync(LeanPool lean, EnvironmentNames names, int index, string statement, string body)
    {
        var problem = new Problem($"t{index}", $"t{index}", LeanHeader.Empty, $"theorem t{index} {statement} := ", $"t{index}");
        var checker = new ProblemChecker(problem, lean, new CheckLimits(TimeSpan.FromMinutes(10)));
        var attempt = Attempt.Of(problem.Lead, body, AttemptOrigin.Given);
        var before = new CheckedAttempt(attempt, await checker.CheckAsync(attempt.Text, TestContext.Current.CancellationToken));
        Assert.Equal(RunOutcome.Errors, before.Report.Outcome);
        return await new Refiner(checker, names).RefineAsync(before, TestContext.Current.CancellationToken);
    }
}
