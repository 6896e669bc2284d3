using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ProofRepair.Lean.Syntax;

/// <summary>
/// Options that a proof may set for a part of itself: they change how long Lean looks, how it finds a term, or what it prints, never what counts
/// as proved. A list of what is allowed, since the next version of Lean may bring another <c>debug.skipKernelTC</c>.
/// </summary>
public static class ProofOptions
{
    private static readonly FrozenSet<string> s_names = FrozenSet.ToFrozenSet(
    [
        "maxHeartbeats", "maxRecDepth", "synthInstance.maxHeartbeats", "synthInstance.maxSize", "maxSynthPendingDepth", "exponentiation.threshold",
        "smartUnfolding", "simprocs", "tactic.hygienic", "push_neg.use_distrib", "diagnostics", "diagnostics.threshold", "grind.warning",
    ],
    StringComparer.Ordinal);

    // What is traced is bounded with all that Lean prints.
    private static readonly ImmutableArray<string> s_families = ["linter.", "pp.", "trace.", "backward."];

    public static bool IsHarmless(string name) =>
        s_names.Contains(name)
        || (s_families.Any(f => name.StartsWith(f, StringComparison.Ordinal))
            // `trace.profiler.output` names a file to write.
            && !name.StartsWith("trace.profiler", StringComparison.Ordinal));
}
