using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>A table in a text file of this assembly: lines <c>old => new</c>, several for one old word in the order of trial; <c>#</c> begins a comment.</summary>
internal static class DataLines
{
    public static ILookup<string, string> Read(string file) => RefiningResource.Read(file).Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(" => ", 2))
        .Where(parts => parts.Length == 2)
        .ToLookup(parts => parts[0].Trim(), parts => parts[1].Trim(), StringComparer.Ordinal);
}
