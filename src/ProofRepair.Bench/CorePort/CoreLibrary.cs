using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Bench.CorePort;

/// <summary>
/// The texts of lean/ProofRepair/Core, which stand before ported statements: as they are, or compiled (<see cref="CompiledCoreLibrary"/>).
/// </summary>
public static class CoreLibrary
{
    private const string Module = "ProofRepair.Core.";
    private const string DefinitionsModule = Module + "Definitions";
    private const string IntervalsModule = Module + "Tactics.IntervalCases";

    /// <summary>What statements need.</summary>
    public static string Definitions { get; } = string.Concat(TextsOf([DefinitionsModule], skip: []));

    /// <summary>Core meanings of Mathlib's tactics and lemmas: all other files, each after what it imports.</summary>
    public static string Meanings { get; } = string.Concat(TextsOf(Modules().Keys.Order(StringComparer.Ordinal), skip: [DefinitionsModule]));

    /// <summary>The meanings that work when they are imported.</summary>
    internal static string CompilableMeanings { get; } = string.Concat(TextsOf(Modules().Keys.Order(StringComparer.Ordinal), skip: [DefinitionsModule, IntervalsModule]));

    /// <summary>
    /// The others: macros that compute (the bounds of <c>interval_cases</c>) end the embedded Lean with an uncaught exception when they
    /// come out of a compiled file, and work as text.
    /// </summary>
    internal static string TextOnlyMeanings { get; } = string.Concat(TextsOf([IntervalsModule], skip: [.. Modules().Keys.Where(m => m != IntervalsModule)]));

    /// <summary>
    /// The whole header of a ported statement, but for <see cref="PartsFor"/>. <paramref name="portedHeader"/> is
    /// <see cref="PortResult.Ported.Header"/>; with no <paramref name="compiled"/> form, the texts themselves stand in front.
    /// </summary>
    public static LeanHeader For(string portedHeader, bool withMeanings, CompiledCoreLibrary? compiled = null) =>
        compiled?.Header(portedHeader, withMeanings) ?? new($"{Definitions}\n{(withMeanings ? Meanings + "\n" : "")}{portedHeader}");

    /// <summary>What is text in any case costs each process 2 to 3 s; most proofs do without.</summary>
    public static ImmutableArray<HeaderPart> PartsFor(CompiledCoreLibrary? compiled) =>
        compiled is null ? [] : [new HeaderPart("interval_cases", TextOnlyMeanings)];

    private static List<string> TextsOf(IEnumerable<string> modules, HashSet<string> skip)
    {
        var resources = Modules();
        var texts = new List<string>();
        foreach (var module in modules)
        {
            Visit(module);
        }

        return texts;

        void Visit(string module)
        {
            if (!resources.TryGetValue(module, out var resource) || !skip.Add(module))
            {
                return;
            }

            var lines = Read(resource);
            foreach (var imported in lines.Where(IsImport))
            {
                Visit(imported[(imported.LastIndexOf(' ') + 1)..]);
            }

            texts.Add(string.Concat(lines.Where(l => !IsImport(l) && !IsModuleLine(l)).Select(l => l + "\n")));
        }
    }

    /// <summary>Module names, such as <c>ProofRepair.Core.Tactics.Hints</c>, and the resources that hold them.</summary>
    private static Dictionary<string, string> Modules() => typeof(CoreLibrary).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith("ProofRepair.Core/", StringComparison.Ordinal) && n.EndsWith(".lean", StringComparison.Ordinal))
        .ToDictionary(n => n[..^".lean".Length].Replace('/', '.').Replace('\\', '.'), n => n, StringComparer.Ordinal);

    private static List<string> Read(string resource)
    {
        using var reader = new StreamReader(typeof(CoreLibrary).Assembly.GetManifestResourceStream(resource)!);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    // These make a file the module of a library; in a single file they are not allowed or change what is visible.
    private static bool IsModuleLine(string line) => line is "module" or "public section" or "@[expose] public section";

    private static bool IsImport(string line) =>
        line.StartsWith("import ", StringComparison.Ordinal) || line.StartsWith("public import ", StringComparison.Ordinal)
        || line.StartsWith("public meta import ", StringComparison.Ordinal) || line.StartsWith("meta import ", StringComparison.Ordinal);
}
