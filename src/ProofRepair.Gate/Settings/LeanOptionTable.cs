using Tomlyn.Model;

namespace ProofRepair.Gate.Settings;

/// <summary>Lean options as TOML writes them.</summary>
internal static class LeanOptionTable
{
    /// <summary><c>pp.unicode.fun = true</c> is a table in a table to TOML, and one name to Lean.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Flat(TomlTable table, string prefix = "") => table.SelectMany(o => o.Value is TomlTable inner
        ? Flat(inner, $"{prefix}{o.Key}.")
        : [new KeyValuePair<string, object?>(prefix + o.Key, o.Value)]).DistinctBy(o => o.Key, StringComparer.Ordinal);

    /// <summary>Null for what is no value of an option.</summary>
    public static string? ValueOf(object? value) => value switch
    {
        bool truth => truth ? "true" : "false",
        string or long => $"{value}",
        _ => null,
    };
}
