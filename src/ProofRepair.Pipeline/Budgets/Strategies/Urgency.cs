namespace ProofRepair.Pipeline.Budgets.Strategies;

/// <summary>What comes first in a queue: the greater density, and of equals the one that stands first, so that plans repeat.</summary>
internal readonly record struct Urgency(double Density, int Place) : IComparable<Urgency>
{
    public int CompareTo(Urgency other) => other.Density.CompareTo(Density) is var byDensity and not 0 ? byDensity : Place.CompareTo(other.Place);

    public static bool operator <(Urgency a, Urgency b) => a.CompareTo(b) < 0;

    public static bool operator >(Urgency a, Urgency b) => a.CompareTo(b) > 0;

    public static bool operator <=(Urgency a, Urgency b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Urgency a, Urgency b) => a.CompareTo(b) >= 0;
}
