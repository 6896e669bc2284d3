using CsCheck;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Sketching;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Sketching;

public sealed class HolePlannerTests
{
    private static BodyError Failed(string text, string at) => new(Find(text, at), Find(text, at) + at.Length, BodyErrorKind.Failed);

    private static BodyError Unsolved(string text, string at, int goals = 1) => new(Find(text, at), null, BodyErrorKind.UnsolvedGoals, goals);

    private static BodyError Parse(string text, string at) => new(Find(text, at) + 1, null, BodyErrorKind.Parse);

    private static int Find(string text, string at) => text.LastIndexOf(at, StringComparison.Ordinal);

    private static string Plan(string body, int level, params BodyError[] errors) => HolePlanner.Plan(TacticParser.Parse(body), errors, level).Text;

    private const string Nested = "by\n  intro x\n  have h : p := by\n    simp\n    bad\n    ring\n  exact h";

    [Fact]
    public void The_failing_suffix_of_the_smallest_block_is_given_up_first_and_then_the_blocks_around_it()
    {
        var error = Failed(Nested, "bad");
        Assert.Equal("by\n  intro x\n  have h : p := by\n    simp\n    sorry\n  exact h", Plan(Nested, 0, error));
        Assert.Equal("by\n  intro x\n  have h : p := by\n    sorry\n  exact h", Plan(Nested, 1, error));
        Assert.Equal("by\n  intro x\n  sorry", Plan(Nested, 2, error));
        Assert.Equal("by\n  sorry", Plan(Nested, 3, error));
        Assert.Equal("by sorry", Plan(Nested, 9, error));
        Assert.Equal(4, HolePlanner.LastLevel(TacticParser.Parse(Nested), [error]));
    }

    [Fact]
    public void Errors_in_several_blocks_are_cut_each_in_its_own()
    {
        const string body = "by\n  constructor\n  · simp\n    bad\n  · exact ⟨by worse, by ring⟩";
        Assert.Equal(
            "by\n  constructor\n  · simp\n    sorry\n  · exact ⟨by sorry, by ring⟩", Plan(body, 0, Failed(body, "bad"), Failed(body, "worse")));
    }

    [Fact]
    public void Only_the_part_that_still_fails_grows()
    {
        const string body = "by\n  constructor\n  · simp\n    bad\n  · ring\n    worse";
        var (first, second) = (Failed(body, "bad"), Failed(body, "worse"));
        var sketch = HolePlanner.Plan(TacticParser.Parse(body), [first, second], e => e == second ? 1 : 0);
        Assert.Equal("by\n  constructor\n  · simp\n    sorry\n  · sorry", sketch.Text);
        Assert.Equal(["bad", "ring\n    worse"], sketch.Holes.Select(h => h.OriginalText));
    }

    [Theory]
    [InlineData("by\n  have h : p := by\n    simp\n  exact h", "by\n    simp", "by\n  have h : p := by\n    simp\n    sorry\n  exact h")]
    [InlineData("by\n  constructor\n  · skip\n  · ring", "· skip", "by\n  constructor\n  · skip\n    sorry\n  · ring")]
    [InlineData("by\n  cases h with\n  | inl h => skip\n  | inr h => ring", "=> skip", "by\n  cases h with\n  | inl h => skip\n             sorry\n  | inr h => ring")]
    [InlineData("by\n  exact (foo (by skip) h)", "by skip", "by\n  exact (foo (by skip\n                 sorry) h)")]
    public void Unsolved_goals_keep_the_items_of_their_block(string body, string opener, string expected) =>
        Assert.Equal(expected, Plan(body, 0, Unsolved(body, opener)));

    [Fact]
    public void Several_unsolved_goals_are_several_holes()
    {
        const string body = "by\n  constructor";
        var sketch = HolePlanner.Plan(TacticParser.Parse(body), [Unsolved(body, "by", 2)], 0);
        Assert.Equal("by\n  constructor\n  · sorry\n  · sorry", sketch.Text);
        Assert.Equal(2, sketch.Holes.Length);
    }

    [Fact]
    public void Inner_and_outer_unsolved_goals_at_one_place_come_in_order()
    {
        const string body = "by\n  constructor\n  · skip";
        Assert.Equal("by\n  constructor\n  · skip\n    sorry\n  sorry", Plan(body, 0, Unsolved(body, "by"), Unsolved(body, "· skip")));
    }

    [Fact]
    public void A_value_whose_type_is_stated_is_given_up_alone()
    {
        const string body = "by\n  have h : p := foo bad\n  have := baz worse\n  exact h";
        Assert.Equal("by\n  have h : p := sorry\n  have := baz worse\n  exact h", Plan(body, 0, Failed(body, "bad")));
        Assert.Equal("by\n  have h : p := foo bad\n  sorry", Plan(body, 0, Failed(body, "worse")));
        Assert.False(HolePlanner.Plan(TacticParser.Parse(body), [Failed(body, "bad")], 0).Holes[0].IsTactic);
    }

    [Fact]
    public void An_error_in_the_statement_of_a_have_gives_up_from_that_step()
    {
        const string body = "by\n  simp\n  have h : bad := by\n    ring\n  exact h";
        Assert.Equal("by\n  simp\n  sorry", Plan(body, 0, Failed(body, "bad")));
    }

    [Fact]
    public void A_step_of_calc_is_given_up_alone()
    {
        const string body = "by\n  calc a = b := by\n        simp\n        bad\n    _ = c := worse h\n    _ = d := by ring";
        Assert.Equal(
            "by\n  calc a = b := by\n        simp\n        sorry\n    _ = c := sorry\n    _ = d := by ring", Plan(body, 0, Failed(body, "bad"), Failed(body, "worse")));
    }

    [Theory]
    [InlineData("by\n  intro x\n  first | simp | bad\n  ring", "by\n  intro x\n  sorry")]
    [InlineData("by\n  intro x\n  constructor <;> bad\n  ring", "by\n  intro x\n  sorry")]
    [InlineData("by\n  intro x\n  all_goals\n    simp\n    have h : p := by bad\n  ring", "by\n  intro x\n  sorry")]
    [InlineData("by\n  intro x\n  conv =>\n    lhs\n    rw [bad]\n  ring", "by\n  intro x\n  sorry")]
    public void A_construct_that_does_not_recover_is_given_up_whole(string body, string expected) =>
        Assert.Equal(expected, Plan(body, 0, Failed(body, "bad")));

    [Theory]
    [InlineData("by\n  exact ⟨hp, bad x, hq⟩", "by\n  exact ⟨hp, sorry, hq⟩")]
    [InlineData("by\n  exact ⟨hp, ⟨bad x, hr⟩, hq⟩", "by\n  exact ⟨hp, ⟨sorry, hr⟩, hq⟩")]
    [InlineData("by\n  exact ⟨hp, foo ⟨a, b⟩ (bad x), hq⟩", "by\n  exact ⟨hp, sorry, hq⟩")]
    [InlineData("by\n  refine ⟨?_, fun y => bad y⟩\n  simp", "by\n  refine ⟨?_, fun y => sorry⟩\n  simp")]
    [InlineData("by\n  exact ⟨(h : ∃ x, p x), bad⟩", "by\n  exact ⟨(h : ∃ x, p x), sorry⟩")]
    [InlineData("by\n  exact ⟨∃ x, bad, h⟩", "by\n  exact ⟨sorry, h⟩")]
    [InlineData("by\n  exact ⟨by simp, bad, by\n    ring⟩\n  done", "by\n  exact ⟨by simp, sorry, by\n    ring⟩\n  done")]
    [InlineData("by\n  exact Or.elim h (fun a => f a) fun b => bad b", "by\n  exact Or.elim h (fun a => f a) fun b => sorry")]
    [InlineData("by\n  obtain ⟨x, hx⟩ := foo ⟨bad, h⟩\n  simp", "by\n  obtain ⟨x, hx⟩ := foo ⟨sorry, h⟩\n  simp")]
    [InlineData("by\n  have h : p := ⟨bad, hq⟩\n  simp", "by\n  have h : p := ⟨sorry, hq⟩\n  simp")]
    [InlineData("match h with\n  | .inl x => bad x\n  | .inr y => hq", "match h with\n  | .inl x => sorry\n  | .inr y => hq")]
    [InlineData("match h with | .inl x => bad x | .inr y => hq", "match h with | .inl x => sorry | .inr y => hq")]
    [InlineData("have h : p := bad\nfoo h", "have h : p := sorry\nfoo h")]
    [InlineData("have h : p := fun x => bad x; foo h", "have h : p := fun x => sorry; foo h")]
    [InlineData("fun h => if h : a then bad else ⟨c, d⟩", "fun h => if h : a then sorry else ⟨c, d⟩")]
    [InlineData("fun h => ⟨show p from bad x, h⟩", "fun h => ⟨show p from sorry, h⟩")]
    public void Of_a_term_the_smallest_part_that_fails_is_given_up_first(string body, string expected) =>
        Assert.Equal(expected, Plan(body, 0, Failed(body, "bad")));

    [Theory]
    [InlineData("by\n  simp\n  have h : p (fun x => bad) := by\n    ring\n  exact h")]
    [InlineData("by\n  simp\n  obtain ⟨x, bad⟩ := h")]
    [InlineData("by\n  simp\n  rintro ⟨x, bad⟩")]
    [InlineData("by\n  simp\n  show p ⟨a, bad⟩")]
    public void Of_patterns_and_statements_no_part_is_left_open(string body) =>
        Assert.Equal("by\n  simp\n  sorry", Plan(body, 0, Failed(body, "bad")));

    [Fact]
    public void A_term_around_the_failing_part_is_next_and_then_its_step()
    {
        const string whole = "fun h => ⟨h, foo ⟨bad, x⟩⟩";
        Assert.Equal(["fun h => ⟨h, foo ⟨sorry, x⟩⟩", "fun h => ⟨h, sorry⟩", "fun h => sorry", "by sorry"], Enumerable.Range(0, 4).Select(level => Plan(whole, level, Failed(whole, "bad"))));

        const string step = "by\n  simp\n  exact ⟨h, foo ⟨bad, x⟩⟩";
        Assert.Equal(["by\n  simp\n  exact ⟨h, foo ⟨sorry, x⟩⟩", "by\n  simp\n  sorry", "by\n  sorry"], Enumerable.Range(0, 3).Select(level => Plan(step, level, Failed(step, "bad"))));
    }

    [Fact]
    public void A_step_that_fails_beside_its_own_hole_is_given_up_whole()
    {
        const string body = "by\n  simp\n  exact ⟨sorry, rfl⟩";
        Assert.Equal("by\n  simp\n  sorry", Plan(body, 0, Failed(body, "rfl")));
        Assert.Equal(body, Plan(body, 0, Failed(body, "sorry")));
    }

    [Fact]
    public void A_part_is_large_enough_for_the_whole_error()
    {
        const string body = "by\n  exact ⟨a, fun x => foo x⟩";
        var at = Find(body, "fun");
        Assert.Equal("by\n  exact ⟨a, sorry⟩", Plan(body, 0, new BodyError(at, Find(body, "⟩"), BodyErrorKind.Failed)));
        Assert.Equal("by\n  sorry", Plan(body, 0, new BodyError(Find(body, "⟨"), body.Length, BodyErrorKind.Failed)));
    }

    [Theory]
    [InlineData("by\n  constructor\n  { simp\n    bad }\n  { ring }", "by\n  constructor\n  { simp\n    sorry }\n  { ring }")]
    [InlineData("by\n  suffices h : p from bad\n  exact h", "by\n  suffices h : p from sorry\n  exact h")]
    [InlineData("by\n  exact aux\nwhere\n  aux : p := by\n    simp\n    bad\n  other : q := foo", "by\n  exact aux\nwhere\n  aux : p := by\n    simp\n    sorry\n  other : q := foo")]
    [InlineData("by\n  exact aux\nwhere\n  aux : p → q\n    | x => bad\n  other : q := foo", "by\n  exact aux\nwhere\n  aux : p → q\n    | x => sorry\n  other : q := foo")]
    [InlineData("by\n  simp\n  bad\nwhere aux : p := foo", "by\n  simp\n  sorry\nwhere aux : p := foo")]
    [InlineData("by\n  exact aux\nwhere aux : bad := foo", "by sorry")]
    public void Braces_from_and_where_bound_what_is_given_up(string body, string expected) =>
        Assert.Equal(expected, Plan(body, 0, Failed(body, "bad")));

    [Fact]
    public void Braces_report_their_unsolved_goals_where_they_close()
    {
        const string body = "by\n  constructor\n  { simp }\n  {}";
        Assert.Equal("by\n  constructor\n  { simp\n    sorry }\n  { sorry}", Plan(body, 0, Unsolved(body, "}\n  {}"), Unsolved(body, "}")));
    }

    [Fact]
    public void A_tactic_without_goals_is_dropped_before_anything_else()
    {
        const string body = "by\n  simp\n  ring\n  done";
        Assert.Equal("by\n  simp", Plan(body, 0, new BodyError(Find(body, "ring"), null, BodyErrorKind.NoGoals)));
    }

    [Fact]
    public void A_parse_error_is_cut_by_tokens()
    {
        Assert.Equal("by\n  intro x\n  have h : p := by\n    simp\n    sorry\n  exact h", Plan(Nested, 0, Parse(Nested, "bad")));

        const string missing = "by\n  simp\n  have h : a = a\n  foo";
        var after = Find(missing, "a\n  foo") + 1;
        var error = new BodyError(after, missing.Length, BodyErrorKind.Parse); // as Lean gives it: end of `a` to the end of `foo`
        Assert.Equal("by\n  simp\n  have h : a = a\n  sorry", Plan(missing, 0, error));
        Assert.Equal("by\n  simp\n  sorry", Plan(missing, 1, error));
    }

    [Fact]
    public void A_bracket_that_was_left_open_is_the_culprit()
    {
        const string body = "by\n  have h : a = a := by\n    rw [foo\n  simp\n  have h3 : b := by simp";
        var error = new BodyError(Find(body, "simp\n  have") + 4, Find(body, "have h3") + 4, BodyErrorKind.Parse);
        Assert.Equal("by\n  have h : a = a := by\n    sorry\n  simp\n  have h3 : b := by simp", Plan(body, 0, error));
    }

    [Fact]
    public void An_empty_by_gets_its_sorry()
    {
        const string body = "by\n  have h : p := by\n  exact h";
        Assert.Equal("by\n  have h : p := by sorry\n  exact h", Plan(body, 0, new BodyError(Find(body, "exact"), null, BodyErrorKind.Parse)));
        Assert.Equal("by sorry", Plan("by", 0, new BodyError(2, null, BodyErrorKind.Parse)));
    }

    [Fact]
    public void Unsolved_goals_around_a_parse_error_are_not_believed()
    {
        const string body = "by\n  simp\n  bad tac";
        Assert.Equal("by\n  simp\n  sorry", Plan(body, 0, Parse(body, "bad"), Unsolved(body, "by")));
    }

    [Fact]
    public void A_term_is_given_up_for_a_tactic_proof() =>
        Assert.Equal("by sorry", Plan("foo (bar bad)", 0, Failed("foo (bar bad)", "bad")));

    [Fact]
    public void A_body_inside_its_declaration_is_cut_in_place()
    {
        const string text = "theorem t : sorry = p := by\n  simp\n  bad -- sorry\n\n-- after";
        var tree = TacticParser.Parse(text, StatementSplitter.SplitAt(text)!.Body);
        var sketch = HolePlanner.Plan(tree, [Failed(text, "bad")], 0);
        Assert.Equal("theorem t : sorry = p := by\n  simp\n  sorry -- sorry\n\n-- after", sketch.Text);
        Assert.Equal("sorry", Assert.Single(sketch.Holes).Span.In(sketch.Text));
        Assert.Equal(2, sketch.Holes[0].Column);
    }

    [Fact]
    public void Messages_of_Lean_become_errors()
    {
        var source = new SourceText("by\n  𝔸 bad");
        var start = new LeanPosition(2, 4);
        Assert.Equal(
            new BodyError(8, null, BodyErrorKind.UnsolvedGoals, 2),
            BodyError.From(new LeanMessage(LeanSeverity.Error, "Tactic.unsolvedGoals", start, null, "unsolved goals\n⊢ a\n\n⊢ b"), source));
        Assert.Equal(BodyErrorKind.Parse, BodyError.From(new LeanMessage(LeanSeverity.Error, "[anonymous]", start, null, "unknown tactic"), source).Kind);
        Assert.Equal(BodyErrorKind.Parse, BodyError.From(new LeanMessage(LeanSeverity.Error, "[anonymous]", start, null, "unexpected token 'have'; expected ']'"), source).Kind);
        Assert.Equal(BodyErrorKind.NoGoals, BodyError.From(new LeanMessage(LeanSeverity.Error, "[anonymous]", start, null, "No goals to be solved"), source).Kind);
        Assert.Equal(BodyErrorKind.Failed, BodyError.From(new LeanMessage(LeanSeverity.Error, "[anonymous]", start, null, "omega could not prove the goal"), source).Kind);
    }

    [Fact]
    public void Any_plan_for_any_text_gives_a_sketch()
    {
        var errors = Gen.Select(Gen.Int[0, 100], Gen.Int[0, 3], Gen.Int[0, 6]);
        string[] words = ["by", "simp", "\n  ", "\n    ", "have h : p := by", "(", ")", "·", "<;>", "| a =>", "sorry", "cases h with", "calc a = b :=", "_ = c := by", "first", ";", "⟨", "⟩", ","];
        Check.Sample(
            Gen.Select(Gen.OneOf(words).Array[0, 40], errors.Array[0, 5]),
            (parts, faults) =>
            {
                var body = "by " + string.Join(" ", parts);
                var tree = TacticParser.Parse(body);
                var list = faults.Select(f => new BodyError(Math.Min(f.Item1, body.Length), null, (BodyErrorKind)f.Item2)).ToList();
                for (var level = 0; level < 4; level++)
                {
                    var sketch = HolePlanner.Plan(tree, list, level);
                    Assert.All(sketch.Holes, h => Assert.Contains(h.Span.In(sketch.Text), new[] { "sorry", "admit", "exact sorry" }));
                }
            },
            iter: 1000);
    }
}
