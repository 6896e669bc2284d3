using ProofRepair.Bench.Metrics;
using ProofRepair.Pipeline.Events;

namespace ProofRepair.Bench.Tests.Metrics;

public sealed class GroupsAndStagesTests
{
    [Fact]
    public void Groups_are_ordered_and_what_states_none_comes_last()
    {
        (string? Domain, bool Proved)[] items = [("Calculus", true), (null, true), ("Algebra", false), ("Algebra", true), ("", false)];

        Assert.Equal(
            [new("Algebra", new Proportion(1, 2)), new("Calculus", new Proportion(1, 1)), new(GroupCoverage.NotStated, new Proportion(1, 2))],
            GroupCoverage.By(items, i => i.Domain, i => i.Proved));
    }

    [Fact]
    public void A_stage_is_credited_with_what_no_earlier_step_proved()
    {
        ProofOrigin[] proofs =
        [
            new(true, true, PipelineStage.Check), new(true, true, PipelineStage.Check), new(false, true, PipelineStage.Check),
            new(false, false, PipelineStage.Solve), new(false, false, PipelineStage.Refine), new(false, false, PipelineStage.Solve),
            new(false, false, null),
        ];

        Assert.Equal(
            [
                new("raw", 2, new Proportion(2, 10)), new("raw with meanings", 1, new Proportion(3, 10)), new("refine", 1, new Proportion(4, 10)),
                new("solve", 2, new Proportion(6, 10)), new("not stated", 1, new Proportion(7, 10)),
            ],
            StageContribution.Of(proofs, problems: 10));
    }

    [Fact]
    public void The_raw_steps_are_there_even_when_they_proved_nothing() =>
        Assert.Equal(["raw", "raw with meanings", "solve"], StageContribution.Of([new(false, false, PipelineStage.Solve)], 1).Select(s => s.Stage));
}
