using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Budgets.Strategies;

/// <summary>Up to <paramref name="Tries"/> tries for the open problem at <paramref name="Place"/>; those after the first success are not made, and what they would cost is left.</summary>
public readonly record struct Grant(int Place, int Tries);

/// <summary>What is tried side by side, in order of urgency. Nothing granted: the strategy has no use for what is left.</summary>
public sealed record Wave(ImmutableArray<Grant> Grants)
{
    public static Wave Nothing { get; } = new([]);

    /// <summary>What one more unit of the budget would bring elsewhere (solved problems for a unit): what is worth less is not tried. Zero where there is no telling.</summary>
    public double ShadowPrice { get; init; }

    /// <summary>Places of problems that are not worth a try at that price: what is reserved for them can be given back. They may come back when others are solved for less.</summary>
    public ImmutableArray<int> SetAside { get; init; } = [];
}
