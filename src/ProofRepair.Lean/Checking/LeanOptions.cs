using System.Collections.Immutable;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Lean.Checking;

/// <summary>Options that decide what a check means, set by this program on the command line; a header may still set its own.</summary>
public static class LeanOptions
{
    // The first version of which it is known here that it has `maxErrors`. A `weak.maxErrors` is taken and has no effect (measured, 4.28-pre).
    private static readonly Version s_withMaxErrors = new(4, 28);

    /// <summary>The value of an option that is left as Lean has it, where this program would set another.</summary>
    public const string AsLeanHasIt = "";

    public static IEnumerable<string> Of(LeanToolchain toolchain, CheckLimits limits, ImmutableDictionary<string, string>? options)
    {
        var defaults = ImmutableDictionary<string, string>.Empty
            .Add("maxHeartbeats", limits.Heartbeats.ToString())
            // Lean would bind an unknown name as an implicit variable and say nothing.
            .Add("autoImplicit", "false");
        // Not in parallel inside one process: the sentinels must say what is being elaborated. And Lean gives up after 100 errors, which a
        // batch of failing candidates has soon.
        defaults = HasMaxErrors(toolchain)
            ? defaults.Add("Elab.async", "false").Add("maxErrors", "1000000")
            : defaults.Add("weak.Elab.async", "false");
        return defaults.SetItems(options ?? []).Where(o => o.Value != AsLeanHasIt).OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"-D{o.Key}={o.Value}");
    }

    private static bool HasMaxErrors(LeanToolchain toolchain) =>
        Version.TryParse(toolchain.Version.Split('-', ' ')[0], out var version) && version >= s_withMaxErrors;
}
