using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Budgets.Holes;

/// <summary>What is done next with a sketch.</summary>
public abstract record SketchStep
{
    private SketchStep()
    {
    }

    /// <summary>Up to so many tries for the open hole at this place.</summary>
    public sealed record Try(int Place, int Tries) : SketchStep;

    /// <summary>The hole at this place is not worth another try, so that no other is either: what is reserved for the sketch is given back.</summary>
    public sealed record Drop(int Place) : SketchStep;

    /// <summary>No hole is open.</summary>
    public sealed record Complete : SketchStep;

    /// <summary>
    /// Hardest first, and all or nothing: of the open holes (<see cref="HoleOutlook.MostTries"/> is what its own cap leaves) the one to try, for as long as it is worth
    /// it at this price; or the end, as soon as one is hopeless.
    /// </summary>
    public static SketchStep Next(ImmutableArray<HoleOutlook> open, double value, double shadowPrice)
    {
        if (open.IsEmpty)
        {
            return new Complete();
        }

        var capped = open.Select((hole, place) => hole with { MostTries = Worth(place) }).ToImmutableArray();
        for (var place = 0; place < capped.Length; place++)
        {
            if (capped[place].MostTries == 0)
            {
                return new Drop(place);
            }
        }

        var first = SearchOrder.FailFast(capped)[0];
        return new Try(first, capped[first].MostTries);

        int Worth(int place)
        {
            var others = open.Where((_, other) => other != place).Aggregate(1.0, (chance, other) => chance * other.Chance);
            return HoleCap.TriesWorth(open[place].Belief, open[place].TryCost, value, others, shadowPrice, open[place].MostTries);
        }
    }
}
