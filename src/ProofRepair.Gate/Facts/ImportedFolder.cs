using System.Collections.Immutable;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Gate.Facts;

/// <summary>A toolchain that sees the compiled files of a folder, before all else, and none that Lake made of the project itself.</summary>
internal static class ImportedFolder
{
    public static LeanToolchain Seen(this LeanToolchain toolchain, string folder)
    {
        var variable = toolchain.Kind == LeanKind.Embedded ? "PROOFREPAIR_LEAN_PATH" : "LEAN_PATH";
        var before = (toolchain.Environment.GetValueOrDefault(variable) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(p => !IsOwn(p, toolchain.ProjectDirectory));
        return toolchain with { Environment = toolchain.Environment.SetItem(variable, string.Join(Path.PathSeparator, before.Prepend(folder))) };
    }

    /// <summary>Of the project, and of no package that Lake put, or found, in a folder of it: a module that a change deletes is still there.</summary>
    private static bool IsOwn(string path, string? project)
    {
        if (project is null || Path.GetRelativePath(project, path).Split(Path.DirectorySeparatorChar) is not [not "..", ..] parts || Path.IsPathRooted(Path.GetRelativePath(project, path)))
        {
            return false;
        }

        return !parts.Contains("packages", StringComparer.Ordinal) && !parts.Contains("lake-packages", StringComparer.Ordinal) && Array.IndexOf(parts, ".lake") <= 0;
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
