using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Sampling;
using ProofRepair.Verify;
using Xunit;

namespace ProofRepair.Pipeline.Tests;

/// <summary>
/// Places at which programs that splice proofs are known to break (the change log of goedels-poetry, the code of APOLLO), each repaired on real Lean:
/// what stands outside the failing part must come back byte for byte.
/// </summary>
public sealed class KnownSpliceFaultsTests(ITestOutputHelper output)
{
    private const string BadTerm = "not_there";
    private const string Bad = "exact " + BadTerm;
    private const string Recursion = "(f : Nat → Nat) (hf : ∀ n, f (n + 1) = f n + 2) (h0 : f 0 = 1) : ";

    // The meanings that lean/ gives these two tactics.
    private const string Header = """
        macro "set" x:ident " := " e:term "with" h:ident : tactic => `(tactic| (obtain ⟨$x:ident, $h:ident⟩ : ∃ y, y = $e := ⟨_, rfl⟩; try simp only [← $h:ident] at *))
        macro "choose" f:ident h:ident "using" e:term : tactic => `(tactic| obtain ⟨$f:ident, $h:ident⟩ := Classical.axiomOfChoice $e)

        """;

    private static readonly ImmutableArray<(string Fault, string Statement, string Body)> s_repairable =
    [
        ("a step of calc", "(a b c : Nat) (h : a = b) (h2 : b = c) : a = c", "by\n  calc a = b := by\n        BAD\n    _ = c := h2"),
        ("a filling after a bullet", ": (∀ n : Nat, n < 5 → n < 6) ∧ True", "by\n  refine ⟨?_, ?_⟩\n  · BAD\n  · trivial"),
        ("have without a name", "(a b : Nat) (h : a = b) : a = b", "by\n  have : a + 1 = b + 1 := by\n    BAD\n  exact Nat.succ.inj this"),
        ("what obtain binds", "(p : Nat → Prop) (h : ∃ n, n = 2 ∧ p n) : p 2", "by\n  obtain ⟨k, hk, hp⟩ := h\n  have h2 : k = 2 := by BAD\n  exact h2 ▸ hp"),
        ("a local definition", "(a : Nat) (h : a = 3) : a + 1 = 4", "by\n  let y := a + 1\n  have hy : y = 4 := by\n    BAD\n  exact hy"),
        ("what generalize binds", "(a : Nat) (h : a * a = 4) : a * a + 1 = 5", "by\n  generalize a * a = q at h ⊢\n  have h2 : q + 1 = 5 := by BAD\n  exact h2"),
        ("an alternative of match", "(p q : Prop) (h : p ∨ q) (hp : p → q) : q", "by\n  match h with\n  | .inl x => BAD\n  | .inr y => exact y"),
        ("a coercion", "(n : Nat) (z : Int) (h : z = (n : Int) + 1) : z - 1 = (n : Int)", "by\n  have h2 : z - 1 = ↑n := by BAD\n  exact h2"),
        ("an instance", "{α : Type} [inst : BEq α] [LawfulBEq α] (a b : α) (h : (a == b) = true) : b = a", "by\n  have h2 : a = b := by BAD\n  exact h2.symm"),
        ("types that depend on values", "(n m : Nat) (hm : m = n) (v : Fin n) (w : Fin m) (hw : w.val = v.val) : hm ▸ w = v", "by\n  subst hm\n  have h : w.val = v.val := by BAD\n  exact Fin.ext h"),
        ("a name that hides another", "(x : Nat) (h : x = 1) : ∀ x : Nat, x = 2 → x + 1 = 3", "by\n  intro x hx\n  have h2 : x + 1 = 3 := by BAD\n  exact h2"),
        ("names that cannot be written", "(p q : Prop) : p ∧ q → q ∧ p", "by\n  intro\n  have h : q ∧ p := by BAD\n  exact h"),
        ("a case with a tag", "(p q : Prop) (h : p ∨ q) : q ∨ p", "by\n  cases h\n  case inl x =>\n    BAD\n  case inr y =>\n    exact Or.inl y"),
        ("two holes in one line", "(a b : Nat) (h : a = b) : b = a ∧ a + 1 = b + 1", "by\n  exact ⟨by BAD, by BAD⟩"),
        ("sorry in a comment and in a string", "(a : Nat) (h : a = 3) : a + 1 = 4", "by\n  -- sorry, this was hard\n  have _s := \"sorry\"\n  have h2 : a + 1 = 4 := by BAD\n  exact h2"),
        ("`:= by` inside the statement", "(n : Nat) (_h : n = n := by rfl) (h2 : n = 3) : n + 1 = 4", "by\n  have h3 : n + 1 = 4 := by BAD\n  exact h3"),
        ("a set_option inside the proof", "(a : Nat) (h : a = 3) : a + 1 = 4", "by\n  set_option maxRecDepth 2000 in\n  have h2 : a + 1 = 4 := by BAD\n  exact h2"),
        ("a term that is a proof", "(a b : Nat) (h : a = b) : a = b ∧ b = a", "⟨h, by BAD⟩"),
        ("what set binds", "(a b : Nat) (h : a * b = 4) : a * b + 1 = 5", "by\n  set q := a * b with hq\n  have h2 : q + 1 = 5 := by BAD\n  exact h2"),
        ("what choose binds", "(p : Nat → Nat → Prop) (h : ∀ n, ∃ m, p n m) : ∃ f : Nat → Nat, ∀ n, p n (f n)", "by\n  choose f hf using h\n  have h2 : p 3 (f 3) := by BAD\n  exact ⟨f, hf⟩"),
        ("a parameter with a default value", "(f : (n : Nat) → (m : Nat := 3) → Nat) (n : Nat := 3) (h : f n = 4) : f n 3 + 1 = 5", "by\n  have h2 : f n + 1 = 5 := by BAD\n  exact h2"),
        ("an earlier run of the same problem", "(a : Nat) (h : a = 3) : a + 1 = 4", "by\n  have h2 : a + 1 = 4 := by BAD\n  exact h2"),
        ("an earlier run of the same problem", "(a : Nat) (h : a = 3) : a + 1 = 4", "by\n  have h2 : a + 2 = 5 := by BAD\n  have h3 : a + 1 = 4 := by BAD\n  exact h3"),
        ("no line break at the end, after a comment", "(a : Nat) (h : a = 3) : a + 1 = 4", "by\n  have h2 : a + 1 = 4 := by BAD\n  exact h2 -- as was said"),
        ("line breaks at the end", "(a : Nat) (h : a = 3) : a + 1 = 4", "by\n  have h2 : a + 1 = 4 := by BAD\n  exact h2\n\n\n"),
        ("characters of four bytes", "(𝔸 : Nat) (h : 𝔸 = 3) : 𝔸 + 1 = 4", "by\n  have 𝔹 : 𝔸 + 1 = 4 := by BAD -- 𝔸 𝔹\n  exact 𝔹"),
        ("braces", "(p q : Prop) (hp : p) (hq : q) : p ∧ q", "by\n  constructor\n  { have h := hp\n    BAD }\n  { exact hq }"),
        ("a component of a term", "(p q : Prop) (hp : p) (hq : q) : p ∧ q ∧ p", "⟨hp, TERM, hp⟩"),
        ("an alternative of a term", "(p q : Prop) (h : p ∨ q) (hp : p → q) : q", "match h with\n  | .inl x => TERM\n  | .inr y => y"),
        ("what comes from a step", "(p q : Prop) (hp : p) (hq : q) : p ∧ q", "by\n  suffices h : q ∧ p from TERM\n  exact ⟨hq, hp⟩"),
        ("a proof after where", "(p q : Prop) (hp : p) (hq : q) : p ∧ q", "by\n  have h := aux\n  exact ⟨h, hq⟩\nwhere\n  aux : p := by\n    have h := hp\n    BAD"),
        ("a term after where", "(p q : Prop) (hp : p) (hq : q) : p ∧ q", "by\n  have h := aux\n  exact ⟨h, hq⟩\nwhere\n  aux : p := TERM"),
    ];

    // Only tactics of several lines close these.
    private static readonly ImmutableArray<(string Fault, string Statement, string Body)> s_ofSeveralLines =
    [
        ("several lines after a bullet", Recursion + "(∀ n, f n = 2 * n + 1) ∧ True", "by\n  refine ⟨?_, ?_⟩\n  · BAD\n  · trivial"),
        ("several lines inside a line", Recursion + "(∀ n, f n = 2 * n + 1) ∧ True", "by\n  exact ⟨by BAD, trivial⟩"),
    ];

    // The whole of the combinator is the smallest part after which Lean goes on.
    private static readonly (string Fault, string Statement, string Body)[] s_coarser =
    [
        ("after a combinator", "(a b : Nat) (h : a = b) : a = b ∧ b = a", "by\n  have h2 : a = b ∧ b = a := by\n    constructor <;> BAD\n  exact h2"),
    ];

    private static readonly (string Fault, string Statement, string Body)[] s_hopeless =
    [
        ("a sketch is no proof", "(p : Prop) : p", "by\n  have h : 1 = 1 := by sorry\n  sorry"),
        ("options after the proof, which hide what it is worth", "(a : Nat) (h : a = 3) : a + 1 = 5", "by\n  have h2 : a + 1 = 5 := by BAD\n  exact h2\n\nset_option maxHeartbeats 0"),
        ("a proof that ends the statement early", "(p : Prop) : p", "by\n  trivial\n\ntheorem u (p : Prop) : p := by\n  BAD"),
    ];

    [Fact]
    public async Task What_fails_is_replaced_in_its_place_and_nothing_else_changes()
    {
        var kept = s_repairable.AddRange(s_ofSeveralLines);
        var results = await RepairAsync([.. kept, .. s_coarser, .. s_hopeless]);

        Assert.All(kept.Zip(results), r => Assert.True(Keeps(r.First.Body, r.Second), $"{r.First.Fault}: {r.Second.Status}, {r.Second.Detail}\n{r.Second.Body}"));
        Assert.All(s_ofSeveralLines.Zip(results.Skip(s_repairable.Length)), r => Assert.True(Lines(r.Second.Body!) > Lines(r.First.Body) + 1, $"{r.First.Fault}:\n{r.Second.Body}"));
        var coarser = Assert.Single(results.Skip(kept.Length).Take(s_coarser.Length));
        Assert.Equal((ProblemStatus.Proved, true), (coarser.Status, coarser.Body!.EndsWith("\n  exact h2", StringComparison.Ordinal)));
        Assert.All(results.Skip(kept.Length + s_coarser.Length), r => Assert.Equal(ProblemStatus.Unproved, r.Status));
    }

    private static int Lines(string text) => text.Count(c => c == '\n');

    /// <summary>Several lines go below the <c>by</c> that stood in front of what failed: a line break takes the place of that one space, and of nothing else.</summary>
    private static bool Keeps(string body, ProblemResult result) =>
        result is { Status: ProblemStatus.Proved, ProvedBy: PipelineStage.Solve }
        && Regex.IsMatch(result.Body!, "^" + string.Join(".+", body.Split(["BAD", "TERM"], StringSplitOptions.None).Select(part => Regex.Replace(Regex.Escape(part), @"(?<=by|=>)\\ $", @"(?:\ |\n +)"))) + "$", RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    private async Task<ProblemResult[]> RepairAsync((string Fault, string Statement, string Body)[] cases)
    {
        // Most candidates are one to a file: 504 s with a process for each, 215 s with a warm worker. Verdicts stay cold.
        await using var lean = new SharedLean();

        // Given bodies are repaired before the statement is tried, which solvers would close here.
        var options = new PipelineOptions(Samples: 0, Rounds: 1)
        {
            Limits = lean.Limits,
            Stages = RepairStages.Isolate | RepairStages.Solve,
        };
        var pipeline = new ProofPipeline(lean.Search, new ProofVerifier(lean.Process, lean.Slots, TimeProvider.System), new NoSampler(), new InMemorySolverMemory(), options, TimeProvider.System);
        var results = await Task.WhenAll(cases.Select(c => pipeline.RunAsync(
            new Problem(c.Fault, c.Fault, new LeanHeader(Header), $"theorem t {c.Statement} := ", "t") { Body = c.Body.Replace("BAD", Bad, StringComparison.Ordinal).Replace("TERM", BadTerm, StringComparison.Ordinal) },
            _ => { },
            TestContext.Current.CancellationToken)));
        foreach (var result in results)
        {
            output.WriteLine($"{result.Problem.Key}: {result.Status} by {result.ProvedBy}, {result.Candidates} candidates in {result.LeanTime.TotalSeconds:0.0} s, {result.Detail}\n{result.Body}\n");
        }

        return results;
    }
}
