using System.Collections.Immutable;

namespace ProofRepair.Lean.Toolchains;

internal static class LakeEnvironment
{
    /// <summary>The variables that Lean itself reads, out of the lines NAME=VALUE that <c>lake env</c> prints.</summary>
    public static ImmutableDictionary<string, string> Parse(string output) =>
        output.Split('\n')
            .Select(line => line.TrimEnd('\r'))
            .Select(line => (Line: line, At: line.IndexOf('=', StringComparison.Ordinal)))
            .Where(l => l.At > 0)
            .Select(l => (Name: l.Line[..l.At], Value: l.Line[(l.At + 1)..]))
            .Where(v => v.Name.StartsWith("LEAN", StringComparison.Ordinal) || v.Name is "PATH" or "LD_LIBRARY_PATH" or "DYLD_LIBRARY_PATH")
            .Aggregate(ImmutableDictionary<string, string>.Empty, (all, v) => all.SetItem(v.Name, v.Value));
}
