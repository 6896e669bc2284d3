using System.Collections.Immutable;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Gate.Facts;

/// <summary>A toolchain that sees the compiled files of a folder, before all else.</summary>
internal static class ImportedFolder
{
    public static LeanToolchain Seen(this LeanToolchain toolchain, string folder)
    {
        var variable = toolchain.Kind == LeanKind.Embedded ? "PROOFREPAIR_LEAN_PATH" : "LEAN_PATH";
        var before = toolchain.Environment.GetValueOrDefault(variable);
        return toolchain with { Environment = toolchain.Environment.SetItem(variable, before is { Length: > 0 } ? folder + Path.PathSeparator + before : folder) };
    }

    /// <summary>What of a Lean decides the meaning of a text and the format of what is compiled.</summary>
    public static string Identity(this LeanToolchain toolchain, ImmutableDictionary<string, string> options, int heartbeats)
    {
        // An embedded installation's folder is named after its packages' hashes.
        var installation = toolchain.Arguments.SkipWhile(a => a != "--runtime").Skip(1).Select(Path.GetFileName).FirstOrDefault();
        var set = options.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}={o.Value}");
        return string.Join('\n', [toolchain.Kind.ToString(), toolchain.Version, installation ?? "", $"{heartbeats}", .. set]);
    }
}
