using System.Collections.Immutable;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Pipeline.Tests.Isolation;

/// <summary>Counts rounds: what is asked at once travels together.</summary>
internal sealed class CountingLean(ILeanChecker lean) : ILeanChecker
{
    public int Rounds { get; private set; }

    public Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        Rounds++;
        return lean.CheckAsync(request, cancellationToken);
    }
}
