using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Minimising;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Pipeline.Tests.Minimising;

public sealed class RealLeanMinimiserTests
{
    private static readonly (string Statement, string Body, string Minimal)[] s_cases =
    [
        (": 0 = 0", "by\n" + string.Concat(Enumerable.Range(1, 10).Select(i => $"  have h{i} : 0 = 0 := {(i == 1 ? "rfl" : $"h{i - 1}")}\n")) + "  rfl", "by\n  rfl"),
        ("(l : List Nat) : l ++ [] = l", "by\n  simp <;> omega", "by\n  simp"),
        ("(a b : Nat) (h : a = b) : b = a ∧ a = b", "by\n  constructor <;> omega", "by\n  omega"),
        ("(p q : Prop) (hp : p) (hq : q) : p ∧ q", "by\n  have h := hp\n  constructor\n  · skip\n    exact hp\n  · exact hq -- so", "by\n  constructor\n  · exact hp\n  · exact hq -- so"),
        ("(p q : Prop) (hp : p) (hq : q) : q ∧ p", "by\n  constructor\n  · exact hq\n  · exact hp", "by\n  constructor\n  · exact hq\n  · exact hp"),
    ];

    [Fact]
    public async Task What_Lean_does_not_need_goes_and_all_else_stays_byte_for_byte()
    {
        await using var lean = new SharedLean();
        var minimal = await Task.WhenAll(s_cases.Select(async c =>
        {
            var problem = new Problem(c.Statement, "t", LeanHeader.Empty, $"theorem t {c.Statement} := ", "t");
            var minimiser = new ProofMinimiser(new ProblemChecker(problem, lean.Search, lean.Limits));
            return (await minimiser.MinimiseAsync(Attempt.Of(problem.Lead, c.Body, AttemptOrigin.Given), TestContext.Current.CancellationToken)).BodyText;
        }));

        Assert.Equal(s_cases.Select(c => c.Minimal), minimal);
    }
}
