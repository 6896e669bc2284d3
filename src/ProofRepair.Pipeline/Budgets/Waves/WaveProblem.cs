using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Budgets.Waves;

/// <summary>A problem before its first wave. <paramref name="Granted"/>: what earlier waves of a run that goes on gave it, in their order; all in vain.</summary>
public sealed record WaveProblem(string Key, string Bucket, ImmutableArray<int> Granted);

/// <summary>So many tries more for the problem at this place.</summary>
public readonly record struct ProblemGrant(int Place, int Tries);

/// <summary>What became of a grant: <paramref name="Tries"/> samples up to now, and whether the problem has its end (proved, or nothing more to be had).</summary>
public readonly record struct WaveOutcome(int Tries, bool HasEnded);
