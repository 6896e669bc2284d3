using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Lemmas;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Lemmas;

/// <summary>Goals whose printed form is hard to read back, as lemmas that Lean accepts in the place of their holes.</summary>
public sealed class RealLeanLemmaTests(ITestOutputHelper output)
{
    private static readonly (string Statement, string Body, string Tactics)[] s_cases =
    [
        ("(a b : Nat) (h : a = b) : b = a", "by\n  sorry", "exact h.symm"),
        (": (2 : Int) / 3 = 0", "by\n  sorry", "decide"),
        ("(n : Nat) : ((n : Int) + 1) * 2 = 2 * n + 2", "by\n  sorry", "omega"),
        ("(p q : Prop) : p ∧ q → q ∧ p", "by\n  intro\n  sorry", "exact And.intro (And.right ‹_›) (And.left ‹_›)"),
        ("{α : Type} [BEq α] [LawfulBEq α] (a b : α) (h : (a == b) = true) : a = b", "by\n  sorry", "exact eq_of_beq h"),
        ("{α : Type u} (f : α → α) (h : ∀ x, f x = x) : f ∘ f = id", "by\n  sorry", "funext x; simp [h]"),
        ("(a : Nat) (h : a = 3) : a + 1 = 4", "by\n  let y := a + 1\n  show y = 4\n  sorry", "omega"),
        ("(n : Nat) (h : n = 1) : ∀ n : Nat, n = 2 → n + 1 = 3", "by\n  intro n hn\n  sorry", "omega"),
        ("(f : Nat → Nat) : (fun x => f x + 0) = f", "by\n  have h : ∀ x, f x + 0 = f x := by sorry\n  exact funext h", "intro x; rfl"),
        ("(v w : Fin 3) (h : v.val = w.val) : v = w", "by\n  have e : v = w := by\n    sorry\n  exact e", "exact Fin.ext h"),
    ];

    [Fact]
    public async Task A_goal_reads_back_as_a_lemma_that_closes_its_hole_and_so_does_a_body_in_its_names()
    {
        using var slots = new LeanSlots(1);
        await using var pool = new LeanPool(
            new BatchChecker(new LeanProcess(InstalledLean.Require(), TimeProvider.System), TimeProvider.System, TimeSpan.FromMinutes(10)), slots, new LeanPoolOptions(), TimeProvider.System);

        var found = await Task.WhenAll(s_cases.Select(async c =>
        {
            var lead = $"theorem t {c.Statement} := ";
            var checker = new ProblemChecker(new Problem(c.Statement, "t", new LeanHeader("universe u\n"), lead, "t"), pool, new CheckLimits(TimeSpan.FromMinutes(5)));
            var sketch = Sketch.Of(lead + c.Body, new TextSpan(lead.Length, c.Body.Length));
            var goaled = (await new Isolator(checker).ProbeAsync(sketch, TestContext.Current.CancellationToken)).Goaled!;
            var hole = goaled.Sketch.Holes[0];
            var lemma = await new LemmaFinder(checker).FindAsync(goaled, hole, TestContext.Current.CancellationToken);
            var closes = lemma is not null && sketch.Fill(hole.Id, lemma.With(c.Tactics)).Sketch is { } filled && (await checker.CheckAsync(filled.Text, TestContext.Current.CancellationToken)).IsComplete;
            return (c.Statement, Lemma: lemma?.Statement, lemma?.Use, Closes: closes);
        }));

        foreach (var (statement, lemma, use, closes) in found)
        {
            output.WriteLine($"{statement}\n  {lemma}\n  {use}\n  {closes}");
        }

        Assert.All(found, f => Assert.True(f.Closes, $"{f.Statement}: {f.Lemma}"));
    }
}
