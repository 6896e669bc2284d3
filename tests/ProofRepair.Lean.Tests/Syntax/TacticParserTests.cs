using ProofRepair.Lean.Syntax;
using Xunit;

namespace ProofRepair.Lean.Tests.Syntax;

/// <summary>Trees are written as heads of items, with blocks in braces; a `!` marks a recovery point. Each text but the broken ones was read by Lean 4.28.</summary>
public sealed class TacticParserTests
{
    private static string Shape(string body) => Shape(TacticParser.Parse(body).Body);

    private static string Shape(ProofBlock block) =>
        $"{block.Role}{(block.IsRecoveryPoint ? "!" : "")}{{{string.Join(" ; ", block.Items.Select(i => string.Join(" ", i.Blocks.Select(Shape).Prepend(i.Head))))}}}";

    [Theory]
    [InlineData("by simp", "Body!{simp}")]
    [InlineData("by\n  intro x\n  simp at *\n  exact x", "Body!{intro ; simp ; exact}")]
    [InlineData("by\nsimp\nring", "Body!{simp ; ring}")]
    [InlineData("by constructor; exact a; exact b", "Body!{constructor ; exact ; exact}")]
    [InlineData("by\n  constructor;\n  simp\n  ring", "Body!{constructor ; simp ; ring}")]
    [InlineData("by\n  simp [a,\n  b]\n  ring", "Body!{simp ; ring}")]
    [InlineData("by\n  exact foo\n    bar\n  ring", "Body!{exact ; ring}")]
    [InlineData("by\n  have h : a =\n  b := foo\n  ring", "Body!{have Value!{foo} ; ring}")]
    [InlineData("by\n  have h : a = b :=\n  foo\n  ring", "Body!{have Value!{foo} ; ring}")]
    public void Items_stand_in_one_column_or_behind_semicolons(string body, string shape) => Assert.Equal(shape, Shape(body));

    [Theory]
    [InlineData("by\n  have h : p := by\n    simp\n    ring\n  exact h", "Body!{have By!{simp ; ring} ; exact}")]
    [InlineData("by\n  have h : p := by simp; ring\n  exact h", "Body!{have By!{simp ; ring} ; exact}")]
    [InlineData("by\n  have h : p := by skip\n                   ring\n  exact h", "Body!{have By!{skip ; ring} ; exact}")]
    [InlineData("by\n  have h : p := by\n  exact h", "Body!{have By!{} ; exact}")]
    [InlineData("by\n  exact ⟨by simp, by\n    ring⟩", "Body!{exact By!{simp} By!{ring}}")]
    [InlineData("by\n  exact (fun x => by\n  exact x) h\n  ring", "Body!{exact By!{exact} ; ring}")]
    [InlineData("by\n  suffices h : p by exact h\n  show p from by\n    simp\n  ring", "Body!{suffices By!{exact} ; show By!{simp} ; ring}")]
    [InlineData("by\n  rw [foo (by simp), bar (by ring)] at h\n  ring", "Body!{rw By!{simp} By!{ring} ; ring}")]
    [InlineData("by\n  obtain ⟨x, hx⟩ : ∃ x, p x := by\n    use 1, 2\n    simp\n  ring", "Body!{obtain By!{use ; simp} ; ring}")]
    [InlineData("by\n  exact ⟨by exact (h : ∃ x, p x), by have : ∀ x, p x := f; simp⟩", "Body!{exact By!{exact} By!{have Value!{f} ; simp}}")]
    public void A_nested_by_opens_a_block(string body, string shape) => Assert.Equal(shape, Shape(body));

    [Theory]
    [InlineData("by\n  constructor\n  · simp\n    ring\n  · exact h", "Body!{constructor ; · Bullet!{simp ; ring} ; · Bullet!{exact}}")]
    [InlineData("by\n  constructor\n  . simp\n  . exact h", "Body!{constructor ; . Bullet!{simp} ; . Bullet!{exact}}")]
    [InlineData("by\n  constructor\n  ·\n    simp\n  ·\n  exact h", "Body!{constructor ; · Bullet!{simp} ; · Bullet!{} ; exact}")]
    [InlineData("by\n  case inl h =>\n    simp\n  next => ring", "Body!{case Case!{simp} ; next Case!{ring}}")]
    public void Bullets_and_cases_open_blocks(string body, string shape) => Assert.Equal(shape, Shape(body));

    [Theory]
    [InlineData("by\n  induction n with\n  | zero => simp\n  | succ n ih =>\n    rw [a]\n    ring\n  done", "Body!{induction Alternative!{simp} Alternative!{rw ; ring} ; done}")]
    [InlineData("by\n  cases h with\n    | inl h => exact |x|\n    | inr h => ring\n  done", "Body!{cases Alternative!{exact} Alternative!{ring} ; done}")]
    [InlineData("by cases h with | inl h => simp | inr h => ring", "Body!{cases Alternative!{simp} Alternative!{ring}}")]
    [InlineData("by\n  cases n with\n  | zero =>\n  rfl\n  | succ n =>\n  rfl", "Body!{cases Alternative!{rfl} Alternative!{rfl}}")]
    [InlineData("by\n  match n, m with\n  | 0, _ => simp\n  | n + 1, _ =>\n    cases n with\n    | zero => a\n    | succ m => b", "Body!{match Alternative!{simp} Alternative!{cases Alternative!{a} Alternative!{b}}}")]
    [InlineData("by\n  rcases h with h | h\n  · simp\n  · ring", "Body!{rcases ; · Bullet!{simp} ; · Bullet!{ring}}")]
    [InlineData("by\n  exact match n with | 0 => by simp | n + 1 => by ring", "Body!{exact By!{simp} By!{ring}}")]
    [InlineData("by\n  exact match n with\n  | 0 => by simp\n  | n + 1 => by\n    ring", "Body!{exact By!{simp} By!{ring}}")]
    public void Alternatives_open_blocks(string body, string shape) => Assert.Equal(shape, Shape(body));

    [Theory]
    [InlineData("by\n  simp\n  <;> ring\n  exact h", "Body!{simp Operand{simp} Operand{ring} ; exact}")]
    [InlineData("by\n  have h : p := by\n    skip\n  <;> exact hp\n  ring", "Body!{have By!{skip Operand{skip} Operand{exact}} ; ring}")]
    [InlineData("by\n  constructor <;>\n  exact foo (by simp)", "Body!{constructor Operand{constructor} Operand{exact By{simp}}}")]
    [InlineData("by first | simp | exact (by ring) | (rcases h with a | b; simp)", "Body!{first Choice{simp} Choice{exact By{ring}} Choice{( Group{rcases ; simp}}}")]
    [InlineData("by\n  first\n  | simp\n  | omega\n  ring", "Body!{first Choice{simp} Choice{omega} ; ring}")]
    [InlineData("by\n  all_goals\n    try simp\n    have h : p := by ring\n  ring", "Body!{all_goals Combinator{try Combinator{simp} ; have By{ring}} ; ring}")]
    [InlineData("by\n  classical\n  have h : p := by ring\n  ring", "Body!{classical Combinator!{have By!{ring} ; ring}}")]
    [InlineData("by\n  conv =>\n    lhs\n    rw [foo (by simp)]\n  ring", "Body!{conv Conv{lhs ; rw By{simp}} ; ring}")]
    [InlineData("by\n  (simp; ring)\n  (have h : p := by\n    simp\n   exact h)", "Body!{( Group{simp ; ring} ; ( Group{have By!{simp} ; exact}}")]
    [InlineData("by\n  open Foo in simp\n  ring", "Body!{open Combinator!{simp} ; ring}")]
    [InlineData("by\n  if h : p then\n    simp\n  else if q then ring else omega\n  done", "Body!{if Branch!{simp} Branch!{if Branch!{ring} Branch!{omega}} ; done}")]
    public void Combinators_hold_blocks_and_stop_recovery(string body, string shape) => Assert.Equal(shape, Shape(body));

    [Theory]
    [InlineData("by\n  constructor\n  { simp; ring }\n  { exact h }", "Body!{constructor ; { Group!{simp ; ring} ; { Group!{exact}}")]
    [InlineData("by\n  constructor\n  {}\n  { have h : p := by simp }", "Body!{constructor ; { Group!{} ; { Group!{have By!{simp}}}")]
    [InlineData("by\n  all_goals { simp }\n  try { ring }", "Body!{all_goals Combinator{{ Group{simp}} ; try Combinator{{ Group{ring}}}")]
    [InlineData("by\n  simp <;> { ring }", "Body!{simp Operand{simp} Operand{{ Group{ring}}}")]
    public void Braces_recover_where_what_is_around_them_does(string body, string shape) => Assert.Equal(shape, Shape(body));

    [Theory]
    [InlineData("by\n  suffices h : p from foo bar\n  exact h", "Body!{suffices Value!{foo} ; exact}")]
    [InlineData("by\n  suffices p from foo (by simp)\n  exact h", "Body!{suffices Value!{foo By!{simp}} ; exact}")]
    [InlineData("by\n  suffices h : p from by\n    simp\n  exact h", "Body!{suffices By!{simp} ; exact}")]
    public void What_stands_after_from_is_a_value(string body, string shape) => Assert.Equal(shape, Shape(body));

    [Theory]
    [InlineData("by\n  simp\nwhere\n  aux : p := by\n    simp\n    ring\n  other (n : Nat) : q := foo n", "Body!{simp}", "aux By!{simp ; ring} | other Value!{foo}")]
    [InlineData("by exact aux where aux : p := by simp", "Body!{exact}", "aux By!{simp}")]
    [InlineData("by\n  exact aux\n  where aux : p := by\n          simp", "Body!{exact}", "aux By!{simp}")]
    [InlineData("foo (by simp) aux\nwhere aux : p → q\n  | h => by simp", "Body!{foo By!{simp}}", "aux By!{simp}")]
    [InlineData("by\n  have h : p := by\n  where\n    aux : p := bar", "Body!{have By!{}}", "aux Value!{bar}")]
    [InlineData("by\n  simp\nwhere", "Body!{simp}", "")]
    public void Declarations_after_where_have_blocks_of_their_own(string body, string shape, string locals)
    {
        var tree = TacticParser.Parse(body);
        Assert.Equal(shape, Shape(tree.Body));
        Assert.Equal(locals, string.Join(" | ", tree.Locals.Select(l => string.Join(" ", l.Blocks.Select(Shape).Prepend(l.Head)))));
    }

    [Fact]
    public void An_offset_after_where_is_in_its_own_declaration_and_not_in_the_body()
    {
        const string text = "by\n  simp\nwhere\n  aux : p := by\n    have h : q := by\n      ring\n    exact h";
        var tree = TacticParser.Parse(text);
        var chain = tree.BlocksEnclosing(text.IndexOf("ring", StringComparison.Ordinal));
        Assert.Equal([BlockRole.By, BlockRole.By], chain.Select(b => b.Role));
        Assert.Equal([chain[1]], tree.Ancestors(chain[0]));
        Assert.Contains(chain[0], tree.AllBlocks());
    }

    [Theory]
    [InlineData("by\n  calc a = b := by simp\n    _ = c := foo\n    _ = d := by\n      ring\n      simp\n  done", "Body!{calc By!{simp} CalcStep!{foo} By!{ring ; simp} ; done}")]
    [InlineData("by\n  calc a = b := by omega\n  _ = c := by omega\n  done", "Body!{calc By!{omega} By!{omega} ; done}")]
    [InlineData("by\n  calc\n    a = b := f x\n    _ = c := g (by\n      simp)\n    _ = d := h", "Body!{calc CalcStep!{f} CalcStep!{g By!{simp}} CalcStep!{h}}")]
    [InlineData("by\n  have h : a = c := calc\n    a = b := by simp\n    _ = c := h1\n  ring", "Body!{have Value!{calc By!{simp} CalcStep!{h1}} ; ring}")]
    [InlineData("by\n  calc a\n      _ = b := by simp\n      _ ≤ c := h", "Body!{calc By!{simp} CalcStep!{h}}")]
    public void Calc_steps_hold_their_proofs(string body, string shape) => Assert.Equal(shape, Shape(body));

    [Theory]
    [InlineData("fun x => by\n  simp\n  ring", "Body!{fun By!{simp ; ring}}")]
    [InlineData("⟨fun h => by simp, by ring⟩", "Body!{⟨ By!{simp} By!{ring}}")]
    [InlineData("foo", "Body!{foo}")]
    [InlineData("", "Body!{}")]
    [InlineData("by", "Body!{}")]
    [InlineData("by\n  simp [foo\n  ring\n  linarith]\n  x", "Body!{simp ; x}")]
    [InlineData("by\n  simp [foo\n  ring", "Body!{simp ; ring}")]
    [InlineData("by\n    simp\n  ring\n      omega", "Body!{simp ; ring}")]
    [InlineData("by\n  simp\nwhere aux := 1", "Body!{simp}")]
    public void Terms_and_broken_texts_have_trees_too(string body, string shape) => Assert.Equal(shape, Shape(body));

    [Fact]
    public void A_tree_answers_what_stands_at_an_offset()
    {
        const string text = "theorem t : p := by\n  have h : q := by\n    simp\n    ring\n  exact h";
        var tree = TacticParser.Parse(text, StatementSplitter.SplitAt(text)!.Body);
        var at = text.IndexOf("ring", StringComparison.Ordinal);

        Assert.Equal([BlockRole.By, BlockRole.Body], tree.BlocksEnclosing(at).Select(b => b.Role));
        Assert.Equal("ring", tree.ItemAt(at)!.Head);
        Assert.Equal("exact", tree.ItemAt(text.Length)!.Head);
        var inner = tree.BlockOpenedAt(text.LastIndexOf("by", StringComparison.Ordinal))!;
        Assert.Equal(4, inner.Column);
        Assert.Equal("simp\n    ring", inner.Span.In(text));
        Assert.Equal([tree.Body], tree.Ancestors(inner));
    }

    [Fact]
    public void Columns_are_counted_in_codepoints()
    {
        var tree = TacticParser.Parse("by\n  have 𝔸𝔹 : p := by simp\n                    ring\n  x");
        Assert.Equal("Body!{have By!{simp ; ring} ; x}", Shape(tree.Body));
    }

    [Fact]
    public void Any_text_has_a_tree_that_nests_and_gives_the_text_back()
    {
        CsCheck.Check.Sample(LeanText.Any, text =>
        {
            TreeInvariants.Hold(TacticParser.Parse(text));
            TreeInvariants.Hold(TacticParser.ParseTactics(text));
        }, iter: 2000);
    }

    [Fact]
    public void Mutated_proofs_have_trees_that_nest()
    {
        const string proof = "by\n  induction n with\n  | zero => simp\n  | succ n ih =>\n    have h : p := by\n      first | simp | ring\n    calc a = b := by\n          exact ⟨by simp, foo⟩\n      _ = c := g h\n    · simp <;> ring\n    { exact f }\nwhere\n  aux (n : Nat) : p n := by\n    suffices h : q from g\n    simp\n  other : p → q\n    | h => by ring\n";
        CsCheck.Check.Sample(LeanText.Mutations(proof), text => TreeInvariants.Hold(TacticParser.Parse(text)), iter: 1000);
    }

    [Fact]
    public void Deep_nesting_does_not_end_the_process()
    {
        foreach (var part in new[] { "by (", "(", "by exact (", "try ", "calc a := calc ", "· ", "if a then " })
        {
            TreeInvariants.Hold(TacticParser.Parse("by " + string.Concat(Enumerable.Repeat(part, 5000))));
            TreeInvariants.Hold(TacticParser.Parse("by " + string.Concat(Enumerable.Repeat(part, 2000)) + new string(')', 2000)));
        }
    }
}
