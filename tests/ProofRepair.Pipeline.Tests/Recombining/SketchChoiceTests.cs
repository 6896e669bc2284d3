using System.Collections.Immutable;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Recombining;
using ProofRepair.Pipeline.Sketching;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Recombining;

public sealed class SketchChoiceTests
{
    private static RepairedAttempt With(params string[] goals)
    {
        var text = "by\n" + string.Concat(goals.Select((_, i) => $"  have h{i} : A := by sorry\n")) + "  exact h0";
        return new RepairedAttempt(null, Goaled(text, goals), PipelineStage.Solve);
    }

    private static GoaledSketch Goaled(string text, params string[] goals)
    {
        var sketch = Sketch.Of(text, new TextSpan(0, text.Length));
        return new GoaledSketch(sketch, sketch.Holes.Zip(goals).ToImmutableDictionary(h => h.First.Id, h => ImmutableArray.Create(GoalParser.Parse(h.Second)[0])));
    }

    private static ImmutableArray<RepairedAttempt> Rank(Func<Goal, double> chance, params RepairedAttempt[] all) => SketchChoice.Ranked(all, chance);

    [Fact]
    public void What_most_attempts_came_down_to_is_first_whatever_the_names()
    {
        var (lone, one, same) = (With("⊢ 1 = 1"), With("x : Nat\n⊢ x = x", "⊢ 2 = 2"), With("⊢ 2 = 2", "y : Nat\n⊢ y = y"));
        Assert.Equal([one, same, lone], Rank(_ => 0.5, lone, one, same));
    }

    [Fact]
    public void Of_equal_votes_the_likelier_to_close_is_first()
    {
        var (hard, easy) = (With("⊢ 1 = 2"), With("⊢ 3 = 3"));
        Assert.Equal([easy, hard], Rank(g => g.Target.StartsWith('3') ? 0.9 : 0.1, hard, easy));
    }

    [Fact]
    public void More_holes_are_less_likely_to_close_all()
    {
        var (two, one) = (With("⊢ 1 = 1", "⊢ 2 = 2"), With("⊢ 3 = 3"));
        Assert.Equal([one, two], Rank(_ => 0.5, two, one));
    }

    [Fact]
    public void What_states_something_false_is_last_however_many_state_it()
    {
        var condemned = With("⊢ 1 = 2") with { Refuted = [0] };
        var sound = With("⊢ 3 = 3");
        Assert.Equal(sound, Rank(_ => 0.5, condemned, condemned with { }, sound).First());
    }

    [Fact]
    public void Attempts_of_which_nothing_is_left_are_behind_any_other_however_many_they_are()
    {
        var nothing = new RepairedAttempt(null, Goaled("by sorry", "⊢ 1 = 1"), PipelineStage.Isolate);
        var (one, two) = (With("⊢ 3 = 3", "⊢ 4 = 4", "⊢ 5 = 5"), With("⊢ 6 = 6"));
        Assert.Equal([two, one], Rank(_ => 0.5, nothing, one, nothing with { }, two)[..2]);
        Assert.True(one.LeavesLessThan(nothing));
    }

    [Fact]
    public void An_attempt_without_a_sketch_is_left_out() => Assert.Empty(Rank(_ => 0.5, new RepairedAttempt(null, null, PipelineStage.Isolate)));
}
