using System.Collections.Immutable;

namespace ProofRepair.Lean.Checking;

/// <summary>The one port to Lean.</summary>
public interface ILeanChecker
{
    /// <summary>Reports in the order of the sources. Throws only when no Lean can be run at all.</summary>
    Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken);
}
