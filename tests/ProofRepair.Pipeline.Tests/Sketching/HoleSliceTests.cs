using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Sketching;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Sketching;

public sealed class HoleSliceTests
{
    private const string Lead = "theorem t : P := ";

    private static Sketch Of(string body) => Sketch.Of(Lead + body, new TextSpan(Lead.Length, body.Length));

    private static string Sliced(string body, int hole = 0)
    {
        var sketch = Of(body);
        var slice = HoleSlice.Of(sketch, sketch.Holes[hole]);
        return slice.Body.In(slice.Text);
    }

    [Fact]
    public void Proofs_of_other_steps_are_left_open_and_their_statements_stay() => Assert.Equal(
        "by\n  intro x\n  have a : A := by\n    sorry\n  have b : B := sorry\n  simp at a\n  sorry",
        Sliced("by\n  intro x\n  have a : A := by\n    simp\n    nlinarith [sq_nonneg x]\n  have b : B := foo a\n  simp at a\n  sorry"));

    [Fact]
    public void What_comes_after_the_step_that_holds_the_hole_is_not_elaborated() => Assert.Equal(
        "by\n  have a : A := by\n    have c : C := by sorry\n    sorry\n  all_goals sorry",
        Sliced("by\n  have a : A := by\n    have c : C := by omega\n    sorry\n  nlinarith [a]\n  exact foo"));

    [Fact]
    public void Of_steps_inside_steps_every_level_is_cut() => Assert.Equal(
        "by\n  have a : A := by\n    have b : B := by\n      sorry\n    all_goals sorry\n  all_goals sorry",
        Sliced("by\n  have a : A := by\n    have b : B := by\n      sorry\n    simp\n    exact b\n  linarith"));

    [Fact]
    public void Other_cases_are_left_open_and_so_are_steps_of_calc() => Assert.Equal(
        "by\n  constructor\n  · sorry\n  · calc a = b := by sorry\n      _ = c := by sorry\n  all_goals sorry",
        Sliced("by\n  constructor\n  · simp\n    omega\n  · calc a = b := by sorry\n      _ = c := by nlinarith\n  · linarith"));

    [Fact]
    public void Steps_without_a_statement_stay_as_they_are() => Assert.Equal(
        "by\n  have a := foo (by simp)\n  obtain ⟨x, hx⟩ : Q := sorry\n  cases h with\n  | inl y => sorry\n  | inr z => sorry",
        Sliced("by\n  have a := foo (by simp)\n  obtain ⟨x, hx⟩ : Q := ⟨1, by simp⟩\n  cases h with\n  | inl y => sorry\n  | inr z => exact z"));

    [Fact]
    public void Data_that_a_let_defines_is_no_proof() => Assert.Equal("by\n  let y : Nat := 3\n  sorry", Sliced("by\n  let y : Nat := 3\n  sorry"));

    [Fact]
    public void Where_there_is_nothing_to_leave_out_it_is_the_sketch_itself()
    {
        var sketch = Of("by\n  simp\n  sorry");
        Assert.Same(sketch, HoleSlice.Of(sketch, sketch.Holes[0]));
    }

    [Theory]
    [InlineData("by\n  have a : A := by sorry\n  have b : B := by simp\n  sorry")]
    [InlineData("by\n  have a : A := by\n    simp\n  refine ⟨?_, by sorry⟩\n  sorry")]
    [InlineData("by\n  have a : A := ⟨by simp, sorry⟩\n  · sorry")]
    public void A_tactic_is_written_into_a_slice_as_into_the_sketch(string body)
    {
        var sketch = Of(body);
        foreach (var hole in sketch.Holes)
        {
            var slice = HoleSlice.Of(sketch, hole);
            const string Tactic = "intro x\nomega";
            var whole = sketch.Fill(hole.Id, Tactic).Sketch!.Text;
            var filled = slice.Fill(hole.Id, Tactic).Sketch!.Text;
            var written = whole.Substring(hole.Span.Start, whole.Length - sketch.Text.Length + hole.Span.Length);
            Assert.Contains(written, filled, StringComparison.Ordinal);
        }
    }
}
