using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using Tomlyn;
using Tomlyn.Model;

namespace ProofRepair.Gate.Settings;

/// <summary>The Lean options that a project's lakefile gives to its files, by name, as <c>-D</c> takes them.</summary>
/// <param name="Taken">Those that are harmless to a proof and alike in all libraries.</param>
/// <param name="Left">The others: a person has to say whether they are wanted.</param>
public sealed partial record LakeOptions(ImmutableDictionary<string, string> Taken, ImmutableDictionary<string, string> Left)
{
    public const string TomlName = "lakefile.toml";
    public const string LeanName = "lakefile.lean";

    private const string AutoImplicit = "autoImplicit";
    private const string Weak = "weak.";

    // What they bind is stated by the compiled statement, which is what is judged.
    private static readonly ImmutableArray<string> s_binding = [AutoImplicit, "relaxedAutoImplicit"];

    // Many of these are declared by a library, and Lean refuses a name that the imports do not know.
    private static readonly ImmutableArray<string> s_ofLibraries = ["linter.", "pp.", "trace."];

    public static LakeOptions None { get; } = new(ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty);

    /// <summary>Of a folder.</summary>
    public static async Task<LakeOptions> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(async name => Path.Combine(folder, name) is var path && File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return None;
        }
    }

    /// <summary>Lake takes <c>lakefile.lean</c> where there are both.</summary>
    /// <param name="textOf">A file beside the others of Lake, by its name; null where there is none.</param>
    internal static async Task<LakeOptions> ReadAsync(Func<string, Task<string?>> textOf) =>
        await textOf(LeanName) is { } lean ? OfLean(lean)
        : await textOf(TomlName) is { } toml ? OfToml(toml)
        : None;

    /// <summary>A text that is no TOML has none: Lake says why.</summary>
    public static LakeOptions OfToml(string text)
    {
        TomlTable root;
        try
        {
            root = TomlSerializer.Deserialize<TomlTable>(text) ?? [];
        }
        catch (TomlException)
        {
            return None;
        }

        var package = Of(root);
        var libraries = root.TryGetValue("lean_lib", out var found) && found is IEnumerable<TomlTable> tables ? tables.Select(l => package.SetItems(Of(l))).ToList() : [];
        var all = libraries is [] ? [package] : libraries;
        var alike = all[0].Where(o => all.TrueForAll(l => l.GetValueOrDefault(o.Key) == o.Value)).Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        var every = all.SelectMany(l => l).GroupBy(o => o.Key, StringComparer.Ordinal).Select(g => g.First()).ToList();
        return new(
            every.Where(o => alike.Contains(o.Key) && IsHarmless(o.Key)).GroupBy(o => Weakened(o.Key), StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => g.First().Value),
            every.Where(o => !alike.Contains(o.Key) || !IsHarmless(o.Key)).ToImmutableDictionary());
    }

    /// <summary>Only Lake can run it; what it seems to set is left to a person.</summary>
    public static LakeOptions OfLean(string text) =>
        None with { Left = LeanOption().Matches(text).GroupBy(m => m.Groups["name"].Value, StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => g.First().Groups["value"].Value.Trim('"')) };

    /// <summary>What files are elaborated with. Where neither the lakefile nor <paramref name="own"/> says so, autoImplicit is as Lean has it.</summary>
    public ImmutableDictionary<string, string> Under(ImmutableDictionary<string, string> own) =>
        ImmutableDictionary<string, string>.Empty.Add(AutoImplicit, LeanOptions.AsLeanHasIt).SetItems(Taken).SetItems(own);

    /// <summary>What is left and not among <paramref name="own"/>, by name.</summary>
    public ImmutableArray<KeyValuePair<string, string>> LeftBeside(ImmutableDictionary<string, string> own) =>
        [.. Left.Where(o => !own.ContainsKey(o.Key)).OrderBy(o => o.Key, StringComparer.Ordinal)];

    private static bool IsHarmless(string name) => name.StartsWith(Weak, StringComparison.Ordinal) ? IsHarmless(name[Weak.Length..]) : s_binding.Contains(name) || ProofOptions.IsHarmless(name);

    private static string Weakened(string name) => s_ofLibraries.Any(f => name.StartsWith(f, StringComparison.Ordinal)) ? Weak + name : name;

    /// <summary>Either a table, whose dotted names are tables in tables, or an array of names and values.</summary>
    private static ImmutableDictionary<string, string> Of(TomlTable table) => Entry(table, "leanOptions") switch
    {
        TomlTable named => LeanOptionTable.Flat(named).Where(o => LeanOptionTable.ValueOf(o.Value) is not null).ToImmutableDictionary(o => o.Key, o => LeanOptionTable.ValueOf(o.Value)!),
        IEnumerable<object?> listed => listed.OfType<TomlTable>()
            .Where(o => Entry(o, "name") is string && LeanOptionTable.ValueOf(Entry(o, "value")) is not null)
            .GroupBy(o => (string)o["name"]!, StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => LeanOptionTable.ValueOf(g.Last()["value"])!),
        _ => ImmutableDictionary<string, string>.Empty,
    };

    private static object? Entry(TomlTable table, string name) => table.TryGetValue(name, out var value) ? value : null;

    [GeneratedRegex("""⟨\s*`+(?<name>[\w.']+)\s*,\s*(\.ofBool\s+|\.ofNat\s+)?(?<value>true|false|\d+|"[\w.]*")\s*⟩""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex LeanOption();
}
