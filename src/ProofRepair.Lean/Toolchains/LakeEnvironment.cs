using System.Collections.Immutable;

namespace ProofRepair.Lean.Toolchains;

internal static class LakeEnvironment
{
    /// <summary>
    /// The variables that Lean itself reads, out of the lines NAME=VALUE that <c>lake env</c> prints. Older Lakes print paths relative to the
    /// project (lean4#4042), and Lean runs in a folder of its own here: so they become absolute.
    /// </summary>
    public static ImmutableDictionary<string, string> Parse(string output, string project) =>
        output.Split('\n')
            .Select(line => line.TrimEnd('\r'))
            .Select(line => (Line: line, At: line.IndexOf('=', StringComparison.Ordinal)))
            .Where(l => l.At > 0)
            .Select(l => (Name: l.Line[..l.At], Value: l.Line[(l.At + 1)..]))
            .Where(v => v.Name.StartsWith("LEAN", StringComparison.Ordinal) || v.Name is "PATH" or "LD_LIBRARY_PATH" or "DYLD_LIBRARY_PATH")
            .Aggregate(ImmutableDictionary<string, string>.Empty, (all, v) => all.SetItem(v.Name, IsPathList(v.Name) ? Absolute(v.Value, project) : v.Value));

    private static bool IsPathList(string name) => name is "LEAN_PATH" or "LEAN_SRC_PATH" or "LEAN_SYSROOT" or "LD_LIBRARY_PATH" or "DYLD_LIBRARY_PATH";

    private static string Absolute(string paths, string project) =>
        string.Join(Path.PathSeparator, paths.Split(Path.PathSeparator).Select(p => p.Length == 0 ? p : Path.GetFullPath(p, project)));
}
