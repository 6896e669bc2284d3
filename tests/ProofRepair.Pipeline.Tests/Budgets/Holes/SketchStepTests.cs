using CsCheck;
using ProofRepair.Pipeline.Budgets.Beliefs;
using ProofRepair.Pipeline.Budgets.Holes;

namespace ProofRepair.Pipeline.Tests.Budgets.Holes;

public sealed class SketchStepTests
{
    private static readonly HoleOutlook Easy = new(new BetaBelief(2, 1), 1, 8);
    private static readonly HoleOutlook Hard = new(new BetaBelief(0.3, 3), 1, 8);

    [Fact]
    public void A_hole_is_tried_while_what_it_brings_is_worth_its_price() =>
        Gen.Select(Gen.Double[0.05, 3], Gen.Double[0.05, 9], Gen.Double[0.1, 5], Gen.Double[0.1, 1], Gen.Double[0.001, 0.5]).Sample((a, b, cost, others, price) =>
        {
            var belief = new BetaBelief(a, b);
            var tries = HoleCap.TriesWorth(belief, cost, value: 2, others, price, most: 1000);

            // Up to the rounding of doubles where the two are equal.
            Assert.True(tries == 0 || 2 * others * belief.NextSucceeds(tries - 1) >= price * cost * (1 - 1e-9));
            Assert.True(tries == 1000 || 2 * others * belief.NextSucceeds(tries) <= price * cost * (1 + 1e-9));
        });

    [Fact]
    public void The_hardest_hole_is_tried_first() =>
        Assert.Equal(new SketchStep.Try(1, 8), SketchStep.Next([Easy, Hard, Easy], value: 1, shadowPrice: 0));

    [Fact]
    public void A_sketch_is_dropped_as_soon_as_one_hole_is_hopeless()
    {
        var failed = Hard with { Belief = Hard.Belief.AfterFailures(40) };
        var usedUp = Hard with { MostTries = 0 };

        Assert.Equal(new SketchStep.Drop(1), SketchStep.Next([Easy, failed], value: 1, shadowPrice: 0.02));
        Assert.Equal(new SketchStep.Drop(0), SketchStep.Next([usedUp, Easy], value: 1, shadowPrice: 0));
        Assert.IsType<SketchStep.Try>(SketchStep.Next([Easy, Hard], value: 1, shadowPrice: 0.02));
    }

    [Fact]
    public void A_hole_is_worth_less_in_a_sketch_that_is_unlikely_to_succeed()
    {
        var alone = Assert.IsType<SketchStep.Try>(SketchStep.Next([Hard], value: 1, shadowPrice: 0.05));
        var step = SketchStep.Next([Hard, Hard with { Belief = new BetaBelief(0.3, 30) }], value: 1, shadowPrice: 0.05);

        Assert.True(alone.Tries > 0);
        Assert.IsType<SketchStep.Drop>(step);
    }

    [Fact]
    public void A_sketch_without_holes_is_complete() => Assert.IsType<SketchStep.Complete>(SketchStep.Next([], value: 1, shadowPrice: 1));
}
