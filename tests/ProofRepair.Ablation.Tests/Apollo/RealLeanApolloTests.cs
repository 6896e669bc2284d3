using ProofRepair.Ablation.Apollo;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Ablation.Tests.Apollo;

/// <summary>The whole way with real Lean under a small header with two of the tactic meanings.</summary>
public sealed class RealLeanApolloTests(ITestOutputHelper output)
{
    private const string Meanings = """
        macro "norm_num" : tactic => `(tactic| first | done | simp | skip)
        macro "linarith" : tactic => `(tactic| omega)
        macro "nlinarith" : tactic => `(tactic| grind)
        macro "positivity" : tactic => `(tactic| fail)
        macro "aesop" : tactic => `(tactic| simp_all)
        macro "ring_nf" "at" "*" : tactic => `(tactic| skip)

        """;

    private const string Induction = "theorem t (f : Nat → Nat) (h0 : f 0 = 3) (hf : ∀ n, f (n + 1) = f n) (n : Nat) : f n = 3";

    private static readonly (string Name, string Statement, string Body, string? Part, bool IsProved)[] s_cases =
    [
        ("a hint closes it", "theorem t (a b : Nat) (h : a < b) : a + 1 ≤ b", "by\n  have h2 : a + 1 ≤ b := by exact nonsense\n  skip\n  exact h2", null, true),
        ("the chain ends before the tactic that would close it", "theorem t (a b : Nat) : (a + b) * (a + b) = a * a + 2 * a * b + b * b", "by\n  skip\n  exact nonsense", null, false),
        ("a right term proof is broken", Induction, "Nat.rec h0 (fun k ih => (hf k).trans ih) n", null, false),
        ("a sub-lemma is proved", Induction, "by\n  have h2 : f n = 3 := by exact nonsense\n  skip\n  exact h2", "by\n  induction n with\n  | zero => exact h0\n  | succ k ih => rw [hf, ih]", true),
    ];

    [Fact]
    public async Task Open_goals_are_closed_by_a_hint_or_a_sub_lemmas_proof()
    {
        var toolchain = InstalledLean.Require();
        using var slots = new LeanSlots(1);
        await using var pool = new LeanPool(
            new BatchChecker(new LeanProcess(toolchain, TimeProvider.System), TimeProvider.System, TimeSpan.FromMinutes(5)), slots, new LeanPoolOptions(), TimeProvider.System);

        var results = await Task.WhenAll(s_cases.Select(c => new ApolloRepairer(
            new Problem(c.Name, c.Name, new LeanHeader(Meanings), c.Statement + " := ", "t"),
            pool,
            new CheckLimits(TimeSpan.FromMinutes(5)),
            sampler: c.Part is null ? null : (lemma, _) =>
            {
                output.WriteLine(lemma.Statement);
                return Task.FromResult<IReadOnlyList<string>>([c.Part]);
            }).RepairAsync(
                new CheckedAttempt(Attempt.Of(c.Statement + " := ", c.Body, AttemptOrigin.Given), new CheckReport(RunOutcome.Errors, [], TimeSpan.Zero)),
                TestContext.Current.CancellationToken)));

        foreach (var (expected, result) in s_cases.Zip(results))
        {
            output.WriteLine($"{expected.Name}: {result}\n");
        }

        Assert.Equal(s_cases.Select(c => (c.Name, c.IsProved)), s_cases.Zip(results, (c, r) => (c.Name, r.Body is not null)));
    }
}
