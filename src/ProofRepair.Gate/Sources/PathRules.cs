using ProofRepair.Gate.Settings;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Gate.Sources;

/// <summary>What a path in a repository says of its file.</summary>
internal static class PathRules
{
    private static readonly string[] s_trustedNames = [.. LakeFiles.Names, GateSettings.FileName, ".gitattributes", ".gitmodules", "action.yml", "action.yaml", "CODEOWNERS"];
    private static readonly string[] s_trustedFolders = [".github/", ".gitlab-ci", ".circleci/", ".forgejo/", ".woodpecker"];
    private static readonly string[] s_compiled = [".olean", ".olean.server", ".olean.private", ".ilean", ".ir", ".so", ".dylib", ".dll"];

    /// <summary>Whether it decides how the repository is built or judged.</summary>
    public static bool IsTrusted(string path, GateSettings settings, string prefix) =>
        s_trustedNames.Contains(NameOf(path), StringComparer.OrdinalIgnoreCase)
        || path.Split('/').Contains(".lake", StringComparer.OrdinalIgnoreCase)
        || s_trustedFolders.Any(f => path.StartsWith(f, StringComparison.Ordinal))
        || settings.Trusted.Any(t => IsIn(path, prefix + t));

    public static bool IsCompiled(string path) => s_compiled.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is a Lean file that the gate looks at.</summary>
    public static bool IsLean(string path, GateSettings settings, string prefix) =>
        path.EndsWith(".lean", StringComparison.Ordinal)
        && path.StartsWith(prefix, StringComparison.Ordinal)
        && NameOf(path) != "lakefile.lean"
        && !path[prefix.Length..].StartsWith(".lake/", StringComparison.Ordinal)
        && !settings.Exclude.Any(e => IsIn(path, prefix + e));

    private static bool IsIn(string path, string place) =>
        path == place.TrimEnd('/') || path.StartsWith(place.TrimEnd('/') + "/", StringComparison.Ordinal);

    /// <summary>The last part of a path of git's.</summary>
    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
