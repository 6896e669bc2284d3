using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Sketching;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Sketching;

public sealed class SketchTests
{
    private static string Fill(string body, string tactics, int hole = 0)
    {
        var result = Sketch.Of(body).Fill(hole, tactics);
        Assert.Null(result.Problem);
        return result.Sketch!.Text;
    }

    [Fact]
    public void Only_sorry_tokens_are_holes()
    {
        const string body = "by\n  -- sorry, hard\n  have h : sorryAx = \"sorry\" := by /- sorry -/ sorry\n  exact ⟨sorry, h.sorry⟩";
        var sketch = Sketch.Of(body);
        Assert.Equal([true, false], sketch.Holes.Select(h => h.IsTactic));
        Assert.Equal([0, 1], sketch.Holes.Select(h => h.Id));
    }

    [Fact]
    public void Admit_and_exact_sorry_are_holes_for_tactics()
    {
        var sketch = Sketch.Of("by\n  constructor\n  · admit\n  · exact sorry");
        Assert.Equal(["admit", "exact sorry"], sketch.Holes.Select(h => h.Span.In(sketch.Text)));
        Assert.All(sketch.Holes, h => Assert.True(h.IsTactic));
    }

    [Fact]
    public void A_hole_that_runs_on_many_goals_says_so() =>
        Assert.Equal([true, true, true, false], Sketch.Of("by\n  constructor <;> sorry\n  all_goals sorry\n  first | sorry | simp\n  sorry").Holes.Select(h => h.IsShared));

    [Theory]
    [InlineData("by\n  simp\n  sorry", "  have h : p := by\n    ring\n  exact h", "by\n  simp\n  have h : p := by\n    ring\n  exact h")]
    [InlineData("by sorry", "simp\nring", "by simp\n   ring")]
    [InlineData("by\n  constructor\n  · sorry\n  · ring", "  simp\n  ring", "by\n  constructor\n  · simp\n    ring\n  · ring")]
    [InlineData("by\n  cases h with\n  | inl h => sorry\n  | inr h => ring", "by\n  simp\n  ring", "by\n  cases h with\n  | inl h => simp\n             ring\n  | inr h => ring")]
    [InlineData("by\n  simp\n  sorry\n  ring", "a\n  b", "by\n  simp\n  a\n  b\n  ring")]
    [InlineData("by\n  simp; sorry", "a\nb", "by\n  simp; (a\n         b)")]
    [InlineData("by\n  simp <;> sorry", "a\nb", "by\n  simp <;> (a\n            b)")]
    [InlineData("by\n  sorry <;> simp", "have h : p := by ring", "by\n  (have h : p := by ring) <;> simp")]
    [InlineData("by\n  first | sorry | simp", "a; b", "by\n  first | (a; b) | simp")]
    [InlineData("by\n  exact foo (by sorry) h", "simp -- done", "by\n  exact foo (by simp) h")]
    public void Tactics_are_put_in_the_place_of_a_tactic(string body, string tactics, string expected) => Assert.Equal(expected, Fill(body, tactics));

    [Theory]
    [InlineData("by\n  have h : p := sorry\n  exact h", "simp\nring", "by\n  have h : p := by simp\n                   ring\n  exact h")]
    [InlineData("by\n  exact foo sorry h", "simp", "by\n  exact foo (by simp) h")]
    [InlineData("⟨sorry, h⟩", "simp", "⟨(by simp), h⟩")]
    [InlineData("sorry", "simp", "by simp")]
    [InlineData("by\n  calc a = b := sorry\n    _ = c := h", "by ring", "by\n  calc a = b := by ring\n    _ = c := h")]
    public void Tactics_are_put_in_the_place_of_a_term(string body, string tactics, string expected) => Assert.Equal(expected, Fill(body, tactics));

    [Theory]
    [InlineData("by sorry", "by\n  a\n  b")]
    [InlineData("sorry", "by\n  a\n  b")]
    [InlineData("by\n  sorry", "by\n  a\n  b")]
    [InlineData("by\n  have h : p := by sorry\n  exact h", "by\n  have h : p := by\n    a\n    b\n  exact h")]
    [InlineData("by\n  have h : p := sorry\n  exact h", "by\n  have h : p := by\n    a\n    b\n  exact h")]
    [InlineData("by\n  constructor\n  · have h : p :=\n        by sorry\n    exact h", "by\n  constructor\n  · have h : p :=\n        by\n          a\n          b\n    exact h")]
    [InlineData("by\n  constructor\n  · sorry", "by\n  constructor\n  · a\n    b")]
    [InlineData("fun x => by sorry", "fun x => by\n  a\n  b")]
    [InlineData("by\n  cases h with\n  | inl h => sorry\n  | inr h => simp", "by\n  cases h with\n  | inl h =>\n    a\n    b\n  | inr h => simp")]
    [InlineData("by\n  exact aux\nwhere\n  aux : p := sorry", "by\n  exact aux\nwhere\n  aux : p := by\n    a\n    b")]
    [InlineData("by\n  exact aux\nwhere\n  aux : p := by sorry", "by\n  exact aux\nwhere\n  aux : p := by\n    a\n    b")]
    [InlineData("by\n  constructor\n  { sorry }", "by\n  constructor\n  { a\n    b }")]
    [InlineData("by simp; sorry", "by simp; (a\n          b)")]
    [InlineData("by constructor <;> sorry", "by constructor <;> (a\n                    b)")]
    public void Several_lines_that_are_a_whole_block_go_below_its_opener_where_that_is_asked(string body, string expected)
    {
        var filled = Sketch.Of(body).FillAll(new Dictionary<int, string> { [0] = "a\nb" }, FillingLayout.Below).Sketch!;
        Assert.Equal(expected, filled.Text);
        Assert.Equal(filled.Text, filled.Body.In(filled.Text));
    }

    [Fact]
    public void One_line_stays_on_the_line_of_its_by() =>
        Assert.Equal("by simp", Sketch.Of("by sorry").FillAll(new Dictionary<int, string> { [0] = "simp" }, FillingLayout.Below).Sketch!.Text);

    [Fact]
    public void Holes_after_lines_that_went_below_keep_their_names_and_places()
    {
        var sketch = Sketch.Of("by\n  have h : p := by sorry\n  have k : q := by sorry\n  exact ⟨h, k⟩");
        var next = sketch.FillAll(new Dictionary<int, string> { [0] = "a\nhave l : r := by sorry\nb" }, FillingLayout.Below).Sketch!;
        Assert.Equal("by\n  have h : p := by\n    a\n    have l : r := by sorry\n    b\n  have k : q := by sorry\n  exact ⟨h, k⟩", next.Text);
        Assert.Equal([2, 1], next.Holes.Select(h => h.Id));
        Assert.All(next.Holes, h => Assert.Equal("sorry", h.Span.In(next.Text)));
    }

    [Fact]
    public void Two_holes_of_one_line_are_both_filled()
    {
        var sketch = Sketch.Of("by\n  exact ⟨by sorry, by sorry⟩");
        var filled = sketch.FillAll(new Dictionary<int, string> { [0] = "linarith", [1] = "a\nb" }).Sketch!;
        Assert.Equal("by\n  exact ⟨by linarith, by a\n                         b⟩", filled.Text);
        Assert.True(filled.IsComplete);
    }

    [Fact]
    public void Filling_one_hole_leaves_the_others_their_names()
    {
        var sketch = Sketch.Of("by\n  constructor\n  · sorry\n  · sorry\n  · sorry");
        var next = sketch.Fill(1, "have h : p := by sorry\nexact h").Sketch!;
        Assert.Equal([0, 3, 2], next.Holes.Select(h => h.Id));
        Assert.All(next.Holes, h => Assert.Equal("sorry", h.Span.In(next.Text)));
    }

    [Theory]
    [InlineData("", "no tactic")]
    [InlineData("-- only a comment", "no tactic")]
    [InlineData("simp /- open", "unterminated")]
    [InlineData("exact (foo", "brackets")]
    [InlineData("exact foo)", "brackets")]
    [InlineData("simp\ntheorem x : p := q", "new command")]
    [InlineData("simp\nend", "new command")]
    public void A_text_that_would_change_more_than_its_hole_is_refused(string tactics, string reason)
    {
        var result = Sketch.Of("by sorry").Fill(0, tactics);
        Assert.Null(result.Sketch);
        Assert.Contains(reason, result.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hole_that_is_not_there_is_a_value_and_no_fault() => Assert.NotNull(Sketch.Of("by simp").Fill(7, "simp").Problem);

    [Fact]
    public void Goals_are_printed_in_place_and_found_by_offset()
    {
        var sketch = Sketch.Of("by\n  constructor\n  · sorry\n  · exact foo sorry");
        var probe = sketch.WithGoalsPrinted();
        Assert.Equal("by\n  constructor\n  · (trace_state; sorry)\n  · exact foo (by trace_state; sorry)", probe.Text);
        Assert.Equal(0, probe.HoleAt(probe.Text.IndexOf("trace_state", StringComparison.Ordinal)));
        Assert.Equal(1, probe.HoleAt(probe.Text.LastIndexOf("trace_state", StringComparison.Ordinal)));
        Assert.Null(probe.HoleAt(0));
    }

    [Fact]
    public void A_sketch_is_filled_back_into_the_attempt_it_came_from()
    {
        const string body = "by\n  intro x\n  have h : p := by\n    simp\n    ring\n  exact h";
        var at = body.IndexOf("ring", StringComparison.Ordinal);
        var tree = TacticParser.Parse(body);
        for (var level = 0; level <= 3; level++)
        {
            var sketch = HolePlanner.Plan(tree, [new BodyError(at, null, BodyErrorKind.Failed)], level);
            var hole = Assert.Single(sketch.Holes);
            Assert.Equal(body, sketch.Fill(hole.Id, hole.OriginalText!).Sketch!.Text);
        }
    }
}
