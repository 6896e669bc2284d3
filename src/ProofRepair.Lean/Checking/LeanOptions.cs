using System.Collections.Immutable;

namespace ProofRepair.Lean.Checking;

/// <summary>Options that decide what a check means, set by this program on the command line; a header may still set its own.</summary>
public static class LeanOptions
{
    public static IEnumerable<string> Of(CheckLimits limits, ImmutableDictionary<string, string>? options)
    {
        var defaults = ImmutableDictionary<string, string>.Empty
            .Add("maxHeartbeats", limits.Heartbeats.ToString())
            // Not in parallel inside one process: the sentinels must say what is being elaborated.
            .Add("weak.Elab.async", "false")
            // Lean gives up after 100 errors, which a batch of failing candidates has soon; `weak` is for a Lean that lacks the option.
            .Add("weak.maxErrors", "1000000")
            // Lean would bind an unknown name as an implicit variable and say nothing.
            .Add("autoImplicit", "false");
        return defaults.SetItems(options ?? []).OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"-D{o.Key}={o.Value}");
    }
}
