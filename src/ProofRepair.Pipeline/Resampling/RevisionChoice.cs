using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Attempts;

namespace ProofRepair.Pipeline.Resampling;

/// <summary>Which failures are revised, and how often each: no more than a few, for what cannot be mended in one may be near in another.</summary>
public static class RevisionChoice
{
    private const int MostFailures = 3;

    /// <param name="failed">The most promising first.</param>
    public static ImmutableArray<(CheckedAttempt Failed, int Count)> Of(IEnumerable<CheckedAttempt> failed, int samples)
    {
        var chosen = failed.OrderBy(f => Rank(f.Report)).Take(Math.Min(MostFailures, samples)).ToList();
        return [.. chosen.Select((f, i) => (f, (samples / chosen.Count) + (i < samples % chosen.Count ? 1 : 0)))];
    }

    /// <summary>By what a model can be told of it.</summary>
    private static int Rank(CheckReport report) => report switch
    {
        _ when report.Errors.Any() => 0,
        { Outcome: RunOutcome.Ok } => 1,
        { Outcome: RunOutcome.Timeout or RunOutcome.Memory } => 2,
        _ => 3,
    };
}
