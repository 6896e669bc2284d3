using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Resampling;
using ProofRepair.Pipeline.Tests.Refining;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Resampling;

public sealed class RevisionChoiceTests
{
    // Each letter after `by ` is an error.
    private static readonly ScriptedChecker s_lean = new(
        body => Enumerable.Range(0, body is "by sorry" or "by ?" ? 0 : body.Length - 3), body => body == "by ?" ? RunOutcome.Timeout : null);

    private static (string Body, int Count)[] Chosen(int samples, params string[] bodies) =>
        [.. RevisionChoice.Of(AttemptChecker.MostPromisingFirst(bodies.Select(s_lean.Checked)), samples).Select(c => (c.Failed.Attempt.BodyText, c.Count))];

    [Fact]
    public void What_Lean_objects_to_is_revised_before_what_is_only_unfinished_and_that_before_what_came_to_no_end() =>
        Assert.Equal([("by ab", 1), ("by sorry", 1), ("by ?", 1)], Chosen(3, "by sorry", "by ?", "by ab"));

    [Fact]
    public void Revisions_are_spread_over_three_failures_the_most_promising_first() =>
        Assert.Equal([("by a", 3), ("by ab", 2), ("by abc", 2)], Chosen(7, "by abcd", "by abc", "by a", "by ab"));

    [Fact]
    public void Fewer_revisions_than_failures_go_to_the_most_promising() => Assert.Equal([("by a", 1)], Chosen(1, "by ab", "by a"));

    [Fact]
    public void Of_nothing_nothing_is_revised()
    {
        Assert.Empty(Chosen(4));
        Assert.Empty(Chosen(0, "by a"));
    }
}
