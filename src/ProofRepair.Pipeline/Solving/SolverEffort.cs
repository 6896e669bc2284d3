using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Solving;

/// <summary>Whether the negations of holes are tried too, and what follows when one is proved.</summary>
public enum RefutationUse
{
    None,

    /// <summary>It is reported, and work goes on.</summary>
    Reported,

    /// <summary>The sketch states what is false: no more tactics for any of its holes.</summary>
    Condemns,
}

/// <summary>How much of a portfolio is spent.</summary>
public sealed record SolverEffort(int FirstWave, int Waves, RefutationUse Refuting = RefutationUse.None);

/// <summary>
/// <paramref name="Closed"/>: the tactics that close holes, by hole. <paramref name="Refuted"/>: holes whose negation follows from their
/// context. What is in neither stays open.
/// </summary>
public sealed record HoleAnswers(ImmutableDictionary<int, string> Closed, ImmutableHashSet<int> Refuted);
