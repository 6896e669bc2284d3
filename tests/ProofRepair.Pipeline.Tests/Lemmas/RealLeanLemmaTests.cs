using ProofRepair.Lean.Checking;
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
    private const string Header = "universe u\nstructure Pair where\n  left : Nat\n  right : Nat\nmacro \"{\" &\"left\" \":=\" a:term \",\" &\"right\" \":=\" b:term \"}\" : term => `(Pair.mk $b $a)\n";

    // The target shows how explicitly the goal had to be printed.
    private static readonly (string Statement, string Body, string Tactics, string Target)[] s_cases =
    [
        ("t (a b : Nat) (h : a = b) : b = a", "by\n  sorry", "exact h.symm", "b = a"),
        ("t : (2 : Int) / 3 = 0", "by\n  sorry", "decide", "(2 / 3 : Int) = (0 : Int)"),
        ("t (n : Nat) : ((n : Int) + 1) * 2 = 2 * n + 2", "by\n  sorry", "omega", "((↑n : Int) + (1 : Int)) * (2 : Int) = (2 : Int) * (↑n : Int) + (2 : Int)"),
        ("t (p q : Prop) : p ∧ q → q ∧ p", "by\n  intro\n  sorry", "exact And.intro (And.right ‹_›) (And.left ‹_›)", "q ∧ p"),
        ("t {α : Type} [BEq α] [LawfulBEq α] (a b : α) (h : (a == b) = true) : a = b", "by\n  sorry", "exact eq_of_beq h", "a = b"),
        ("t (a : Nat) (h : a = 3) : a + 1 = 4", "by\n  let y := a + 1\n  show y = 4\n  sorry", "omega", "y = 4"),
        ("t (n : Nat) (h : n = 1) : ∀ n : Nat, n = 2 → n + 1 = 3", "by\n  intro n hn\n  sorry", "omega", "n + 1 = 3"),
        ("t (f : Nat → Nat) : (fun x => f x + 0) = f", "by\n  have h : ∀ x, f x + 0 = f x := by sorry\n  exact funext h", "intro x; rfl", "∀ (x : Nat), f x + 0 = f x"),
        ("t (v w : Fin 3) (h : v.val = w.val) : v = w", "by\n  have e : v = w := by\n    sorry\n  exact e", "exact Fin.ext h", "v = w"),

        // Levels of the header, of Lean's own naming, and of the statement.
        ("t {α : Type u} (f : α → α) (h : ∀ x, f x = x) : f ∘ f = id", "by\n  sorry", "funext x; simp [h]", "f ∘ f = id"),
        ("t {α : Type _} (f : α → α) (h : ∀ x, f x = x) : f ∘ f = id", "by\n  sorry", "funext x; simp [h]", "f ∘ f = id"),
        ("t.{v} {α : Type v} {β : Sort _} (f : α → α) (g : β → α) (h : ∀ x, f x = x) : f ∘ g = g", "by\n  sorry", "funext x; simp [h]", "f ∘ g = g"),

        // What reads back as another goal, or as none.
        ("t (z : Int) (h : 0 ≤ z) : ∃ n : Nat, ↑n = z", "by\n  sorry", "exact ⟨z.toNat, by omega⟩", "∃ (n : Nat), (↑n : Int) = z"),
        ("t (a : Nat) : ∃ f : Nat → Nat, f a = a", "by\n  sorry", "exact ⟨id, rfl⟩", "∃ (f : Nat → Nat), f a = a"),
        ("t (n : Nat) : 0 ≤ (↑n : Int)", "by\n  sorry", "omega", "(0 : Int) ≤ (↑n : Int)"),
        ("t : (none : Option Nat) = none", "by\n  sorry", "rfl", "@Eq (Option Nat) (@none Nat) (@none Nat)"),
        ("t (p : Pair) (h : p = Pair.mk 1 2) : p = Pair.mk 1 2", "by\n  sorry", "exact h", "@Eq.{1} Pair p (Pair.mk (@OfNat.ofNat.{0} Nat (nat_lit 1) (instOfNatNat (nat_lit 1))) (@OfNat.ofNat.{0} Nat (nat_lit 2) (instOfNatNat (nat_lit 2))))"),

        // Parameters with a default value, and with a tactic that finds them.
        ("t (f : (n : Nat) → (m : Nat := 3) → Nat) (h : f 2 = 4) : f 2 + 1 = 5", "by\n  sorry", "omega", "f 2 + 1 = 5"),
        ("t (g : (n : Nat) → (h : n = n := by rfl) → Nat) (h : g 2 = 4) : g 2 + 1 = 5", "by\n  sorry", "omega", "g (2 : Nat) (Eq.refl (2 : Nat)) + (1 : Nat) = (5 : Nat)"),
        ("t (g : {n : Nat} → [BEq Nat] → n = n → Nat) (h : g (Eq.refl 2) = 4) : g (Eq.refl 2) + 1 = 5", "by\n  sorry", "rw [h]", "g (Eq.refl (2 : Nat)) + (1 : Nat) = (5 : Nat)"),
        ("t (n : Nat) (m : Nat := 3) (h : n = m) : m = n", "by\n  sorry", "exact h.symm", "m = n"),
        ("t (n : Nat) (_h : n = n := by rfl) (h : n = 3) : n + 1 = 4", "by\n  sorry", "omega", "n + 1 = 4"),
    ];

    // A goal that is not known yet, and one that is right only with the value of a local definition.
    private static readonly (string Statement, string Body, string Tactics)[] s_stayingInPlace =
    [
        ("t : ∃ m : Nat, m = 4", "by\n  apply Exists.intro\n  case h =>\n    sorry\n  all_goals exact 4", "exact rfl"),
        ("t : True", "by\n  let y : Nat := 3\n  let v : Fin y := (⟨0, by decide⟩ : Fin 3)\n  have h : v.val < 3 := by\n    sorry\n  trivial", "exact v.isLt"),
    ];

    [Fact]
    public async Task A_goal_reads_back_as_a_lemma_that_closes_its_hole_and_so_does_a_body_in_its_names()
    {
        await using var lean = new SharedLean();
        var found = await Task.WhenAll(s_cases.Select(async c =>
        {
            var (checker, goaled, hole) = await OpenAsync(lean, c.Statement, c.Body);
            var lemma = await new LemmaFinder(checker).FindAsync(goaled, hole, Token);
            return (c.Statement, c.Target, Lemma: lemma, Closes: lemma is not null && await ClosesAsync(checker, goaled, hole, lemma.With(c.Tactics)));
        }));

        foreach (var (statement, _, lemma, closes) in found)
        {
            output.WriteLine($"{statement}\n  {lemma?.Statement}\n  {lemma?.Use}\n  {closes}");
        }

        Assert.All(found, f => Assert.True(f.Closes, $"{f.Statement}: {f.Lemma?.Statement}"));
        Assert.All(found, f => Assert.Equal(f.Target, f.Lemma!.Target));
    }

    [Fact]
    public async Task A_goal_that_no_statement_says_stays_in_its_place_where_a_tactic_still_closes_it()
    {
        await using var lean = new SharedLean();
        var found = await Task.WhenAll(s_stayingInPlace.Select(async c =>
        {
            var (checker, goaled, hole) = await OpenAsync(lean, c.Statement, c.Body);
            var lemma = await new LemmaFinder(checker).FindAsync(goaled, hole, Token);
            return (c.Statement, Lemma: lemma, Closes: await ClosesAsync(checker, goaled, hole, c.Tactics));
        }));

        Assert.All(found, f => Assert.True(f is { Lemma: null, Closes: true }, $"{f.Statement}: {f.Lemma?.Statement}, {f.Closes}"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<(ProblemChecker Checker, GoaledSketch Goaled, Hole Hole)> OpenAsync(SharedLean lean, string statement, string body)
    {
        var lead = $"theorem {statement} := ";
        var checker = new ProblemChecker(new Problem(statement, "t", new LeanHeader(Header), lead, "t"), lean.Search, lean.Limits);
        var sketch = Sketch.Of(lead + body, new TextSpan(lead.Length, body.Length));
        var (goaled, report) = await new Isolator(checker).ProbeAsync(sketch, Token);
        Assert.True(goaled is not null, $"{statement}: {string.Join('\n', report.Errors.Select(e => e.Text))}");
        return (checker, goaled, goaled.Sketch.Holes[0]);
    }

    private static async Task<bool> ClosesAsync(ProblemChecker checker, GoaledSketch goaled, Hole hole, string tactics) =>
        goaled.Sketch.Fill(hole.Id, tactics).Sketch is { } filled && (await checker.CheckAsync(filled.Text, Token)).IsComplete;
}
