using Xunit;

namespace ProofRepair.Pipeline.Tests.Isolation;

/// <summary>Proofs with a bad step inside one of the forms that hold steps: a real Lean says what can be kept, and all the rest is.</summary>
public sealed class RealLeanIsolationTests(IsolatedProofs isolated) : IClassFixture<IsolatedProofs>
{
    private const string Both = "(p q : Prop) (hp : p) (hq : q) : p ∧ q";
    private const string Three = "(p q : Prop) (hp : p) (hq : q) : p ∧ q ∧ p";
    private const string Either = "(p q : Prop) (h : p ∨ q) (hp : p → q) : q";
    private const string Sum = "(a : Nat) : a + 1 = 1 + a";

    internal static readonly FaultyProof[] Proofs =
    [
        new("have", Both, "by\n  have h : p := by\n    exact bad\n  exact ⟨h, hq⟩", "by\n  have h : p := by\n    sorry\n  exact ⟨h, hq⟩"),
        new("show", Both, "by\n  constructor\n  · show p\n    exact bad\n  · exact hq", "by\n  constructor\n  · show p\n    sorry\n  · exact hq"),
        new("show as a term", Both, "by\n  have h : q := hq\n  exact ⟨show p from bad, h⟩", "by\n  have h : q := hq\n  exact ⟨show p from sorry, h⟩"),
        new("suffices … by", Both, "by\n  suffices h : q ∧ p by\n    have h2 : q := h.1\n    exact bad\n  exact ⟨hq, hp⟩", "by\n  suffices h : q ∧ p by\n    have h2 : q := h.1\n    sorry\n  exact ⟨hq, hp⟩"),
        new("suffices … from", Both, "by\n  suffices h : q ∧ p from bad\n  exact ⟨hq, hp⟩", "by\n  suffices h : q ∧ p from sorry\n  exact ⟨hq, hp⟩"),
        new("obtain … := by", Both, "by\n  obtain ⟨x, hx⟩ : ∃ x : Nat, x = 2 := by\n    exact bad\n  have h : x = 2 := hx\n  exact ⟨hp, hq⟩", "by\n  obtain ⟨x, hx⟩ : ∃ x : Nat, x = 2 := by\n    sorry\n  have h : x = 2 := hx\n  exact ⟨hp, hq⟩"),
        new("cases … with", Either, "by\n  cases h with\n  | inl x =>\n    have y := hp x\n    exact bad\n  | inr y => exact y", "by\n  cases h with\n  | inl x =>\n    have y := hp x\n    sorry\n  | inr y => exact y"),
        new("induction … with", "(n : Nat) : 0 + n = n", "by\n  induction n with\n  | zero => rfl\n  | succ n ih =>\n    have h : 0 + n = n := ih\n    exact bad", "by\n  induction n with\n  | zero => rfl\n  | succ n ih =>\n    have h : 0 + n = n := ih\n    sorry"),
        new("rcases", Either, "by\n  rcases h with x | y\n  · have z := hp x\n    exact bad\n  · exact y", "by\n  rcases h with x | y\n  · have z := hp x\n    sorry\n  · exact y"),
        new("first", Both, "by\n  have h : p := by\n    first\n    | exact bad\n    | exact worse\n  exact ⟨h, hq⟩", "by\n  have h : p := by\n    sorry\n  exact ⟨h, hq⟩"),
        new("calc", "(a b c : Nat) (h : a = b) (h2 : b = c) : a = c", "by\n  calc a = b := bad\n    _ = c := h2", "by\n  calc a = b := sorry\n    _ = c := h2"),
        new("an anonymous constructor", Three, "⟨hp, bad, hp⟩", "⟨hp, sorry, hp⟩"),
        new("fun", "(p q : Prop) (hq : q) : p → q ∧ p", "fun h => ⟨bad, h⟩", "fun h => ⟨sorry, h⟩"),
        new("have in a term", Both, "have h : p := bad\n⟨h, hq⟩", "have h : p := sorry\n⟨h, hq⟩"),
        new("match", Either, "match h with\n  | .inl x => bad\n  | .inr y => y", "match h with\n  | .inl x => sorry\n  | .inr y => y"),
        new("an anonymous constructor in a tactic", Three, "by\n  have h : p := hp\n  exact ⟨h, bad, hp⟩", "by\n  have h : p := hp\n  exact ⟨h, sorry, hp⟩"),
        new("a witness that the rest needs", "(p : Prop) (hp : p) : p ∧ ∃ x : Nat, x = 2", "by\n  constructor\n  · exact hp\n  · exact ⟨bad, rfl⟩", "by\n  constructor\n  · exact hp\n  · sorry"),
        new("a witness and what is said of it", "(p : Prop) (hp : p) : p ∧ ∃ x : Nat, x = 2", "by\n  constructor\n  · exact hp\n  · have h := hp\n    exact ⟨bad, worse⟩", "by\n  constructor\n  · exact hp\n  · have h := hp\n    sorry"),
        new("where", Both, "by\n  have h := aux\n  exact ⟨h, hq⟩\nwhere\n  aux : p := by\n    have h := hp\n    exact bad\n  other : q := hq", "by\n  have h := aux\n  exact ⟨h, hq⟩\nwhere\n  aux : p := by\n    have h := hp\n    sorry\n  other : q := hq"),
        new("where as a term", Both, "by\n  have h := aux\n  exact ⟨h, hq⟩\nwhere aux : p := bad", "by\n  have h := aux\n  exact ⟨h, hq⟩\nwhere aux : p := sorry"),
        new("where as an equation", Both, "by\n  have h := aux hp\n  exact ⟨h, hq⟩\nwhere aux : p → p\n  | _ => bad", "by\n  have h := aux hp\n  exact ⟨h, hq⟩\nwhere aux : p → p\n  | _ => sorry"),
        new("the body before where", Both, "by\n  have h : q := by\n    exact bad\n  exact ⟨aux, h⟩\nwhere aux : p := hp", "by\n  have h : q := by\n    sorry\n  exact ⟨aux, h⟩\nwhere aux : p := hp"),
        new("braces", Both, "by\n  constructor\n  { have h := hp\n    exact bad }\n  { exact hq }", "by\n  constructor\n  { have h := hp\n    sorry }\n  { exact hq }"),
        new("braces that leave a goal", Both, "by\n  constructor\n  { have h := hp }\n  { exact hq }", "by\n  constructor\n  { have h := hp\n    sorry }\n  { exact hq }"),
        new("empty braces", Both, "by\n  constructor\n  {}\n  { exact hq }", "by\n  constructor\n  { sorry}\n  { exact hq }"),
        new("a parse error", Sum, "by\n  have h1 : a + 0 = a := by\n    exact rfl := rfl\n  omega", "by\n  have h1 : a + 0 = a := by\n    sorry\n  omega"),
        new("two parse errors", Sum, "by\n  have h1 : a + 0 = a := by\n    exact rfl := rfl\n  have h2 : 0 + a = a := by\n    exact Nat.zero_add a := rfl\n  omega", "by\n  have h1 : a + 0 = a := by\n    sorry\n  have h2 : 0 + a = a := by\n    sorry\n  omega", Rounds: 3),
        new("parse errors and others", Both, "by\n  have h1 : p := by\n    exact bad\n  have h2 : q := by\n    exact hq := rfl\n  constructor\n  · have h3 : p := worse\n    exact h3\n  · have h4 : q := by\n      frobnicate\n    exact h4", "by\n  have h1 : p := by\n    sorry\n  have h2 : q := by\n    sorry\n  constructor\n  · have h3 : p := sorry\n    exact h3\n  · have h4 : q := by\n      sorry\n    exact h4", Rounds: 3),
        new("a step that must go beside one that need not", "(p : Prop) (hp : p) : p ∧ ∃ x : Nat, x = 2", "by\n  constructor\n  · have a : p := by\n      have b := hp\n      exact bad\n    exact a\n  · have h := hp\n    exact ⟨worse, rfl⟩", "by\n  constructor\n  · have a : p := by\n      have b := hp\n      sorry\n    exact a\n  · have h := hp\n    sorry", Rounds: 3),
        new("three of which one must go", "(p : Prop) (hp : p) : p ∧ (∃ x : Nat, x = 2) ∧ p", "by\n  refine ⟨?_, ?_, ?_⟩\n  · have b := hp\n    exact (fun y => bad) b\n  · have h := hp\n    exact ⟨bad, rfl⟩\n  · exact id (fun y => bad) hp", "by\n  refine ⟨?_, ?_, ?_⟩\n  · have b := hp\n    exact (fun y => sorry) b\n  · have h := hp\n    sorry\n  · exact id (fun y => sorry) hp", Rounds: 3),
    ];

    public static TheoryData<string> Shapes => [.. Proofs.Select(p => p.Shape)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void All_but_the_bad_step_is_kept(string shape)
    {
        var proof = Proofs.Single(p => p.Shape == shape);
        var (body, rounds) = isolated.Of(shape);
        Assert.Equal(proof.Kept, body);
        Assert.Equal(proof.Rounds, rounds);
    }
}
