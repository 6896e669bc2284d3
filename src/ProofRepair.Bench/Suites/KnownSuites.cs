using System.Collections.Immutable;

namespace ProofRepair.Bench.Suites;

/// <summary>The suites that are known by name, and the files that hold them in a folder of published files.</summary>
internal static class KnownSuites
{
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Files = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["minif2f"] = ["minif2f-dsp15.jsonl", "minif2f.jsonl"],
        ["minif2f-v2s"] = ["miniF2F_v2s.jsonl", "miniF2F_v2s.json", "minif2f-v2s.jsonl"],
        ["minif2f-v2c"] = ["miniF2F_v2c.jsonl", "miniF2F_v2c.json", "minif2f-v2c.jsonl"],
        ["formalmath"] = ["formalmath-lite.jsonl", "FormalMATH_lite.jsonl", "FormalMATH_lite.json", "formalmath.jsonl"],
        ["formalmath-all"] = ["formalmath-all.jsonl", "FormalMATH_all.jsonl", "FormalMATH_all.json", "FormalMATH_All.json", "FormalMATH-All.json"],
        ["putnambench"] = ["putnambench.jsonl", "putnam.jsonl"],
        ["proofnet"] = ["proofnet-dsp15.jsonl", "proofnet.jsonl"],
        ["combibench"] = ["combibench.jsonl"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    public static string Names => string.Join(", ", Files.Keys.Order(StringComparer.Ordinal));

    public static bool IsKnown(string name) => Files.ContainsKey(name);

    /// <summary>The file of a known suite below <paramref name="dataFolder"/>, or a message that says what was looked for.</summary>
    public static (string? Path, string Message) Find(string name, string? dataFolder)
    {
        if (dataFolder is null)
        {
            return (null, $"The suite `{name}` is not part of this program: give the folder that holds {string.Join(" or ", Files[name])} with --data PATH.");
        }

        string[] folders = [dataFolder, Path.Combine(dataFolder, "statements"), Path.Combine(dataFolder, "data", "statements")];
        var candidates = folders.SelectMany(f => Files[name].SelectMany(n => new[] { Path.Combine(f, n), Path.Combine(f, n + ".gz") })).ToList();
        var found = candidates.Find(File.Exists);
        return (found, $"The suite `{name}` was not found. Looked for: {string.Join(", ", candidates)}. Give the folder that holds it with --data PATH.");
    }
}
