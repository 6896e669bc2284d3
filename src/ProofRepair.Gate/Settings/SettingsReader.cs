using System.Collections.Immutable;
using ProofRepair.Gate.Findings;
using Tomlyn;
using Tomlyn.Model;

namespace ProofRepair.Gate.Settings;

/// <summary>Reads <c>proofrepair.toml</c>. What it does not know is an error: a misspelt rule must not be a rule that is off.</summary>
internal static class SettingsReader
{
    private const string Table = "gate";

    public static (GateSettings? Settings, string? Problem) Read(string text)
    {
        try
        {
            var root = TomlSerializer.Deserialize<TomlTable>(text) ?? [];
            return root.TryGetValue(Table, out var gate)
                ? (Gate(gate as TomlTable ?? throw new SettingsException($"`{Table}` must be a table")), null)
                : (GateSettings.Default, null);
        }
        catch (Exception e) when (e is TomlException or SettingsException)
        {
            return (null, $"{GateSettings.FileName} of the base cannot be read: {e.Message}");
        }
    }

    private static GateSettings Gate(TomlTable table) => table.Aggregate(GateSettings.Default, (settings, entry) => entry.Key switch
    {
        "rules" => settings with { Levels = Of<TomlTable>(entry).ToImmutableDictionary(r => Rule(r.Key), r => Level(r)) },
        "axioms" => settings with { Axioms = [.. Texts(entry)] },
        "source" => settings with { Source = Of<string>(entry).Trim('/') },
        "exclude" => settings with { Exclude = [.. Texts(entry)] },
        "trusted" => settings with { Trusted = [.. Texts(entry)] },
        "most-files" => settings with { MostFiles = Positive(entry) },
        "heartbeats" => settings with { Heartbeats = Positive(entry) },
        "seconds-per-file" => settings with { SecondsPerFile = Positive(entry) },
        "lean-options" => settings with { LeanOptions = LeanOptionTable.Flat(Of<TomlTable>(entry)).ToImmutableDictionary(o => o.Key, o => LeanValue(o)) },
        _ => throw new SettingsException($"`{Table}.{entry.Key}` is no setting"),
    });

    private static string Rule(string id) => Findings.Rule.All.Any(r => r.Id == id)
        ? id
        : throw new SettingsException($"`{id}` is no rule; there are {string.Join(", ", Findings.Rule.All.Select(r => r.Id))}");

    private static RuleLevel Level(KeyValuePair<string, object> entry) => Of<string>(entry) switch
    {
        "reject" => RuleLevel.Reject,
        "warn" => RuleLevel.Warn,
        "note" => RuleLevel.Note,
        "off" => RuleLevel.Off,
        var other => throw new SettingsException($"`{entry.Key} = \"{other}\"`: write reject, warn, note or off"),
    };

    private static int Positive(KeyValuePair<string, object> entry) => Of<long>(entry) is > 0 and <= int.MaxValue and var number
        ? (int)number
        : throw new SettingsException($"`{entry.Key}` must be a positive number");

    private static string LeanValue(KeyValuePair<string, object?> entry) =>
        LeanOptionTable.ValueOf(entry.Value) ?? throw new SettingsException($"`{entry.Key}` must be true, false, a number or a text");

    private static IEnumerable<string> Texts(KeyValuePair<string, object> entry) =>
        Of<TomlArray>(entry).Select(item => item as string ?? throw new SettingsException($"`{entry.Key}` must hold texts"));

    private static T Of<T>(KeyValuePair<string, object> entry) =>
        entry.Value is T value ? value : throw new SettingsException($"`{entry.Key}` has a value of the wrong kind");

    private sealed class SettingsException(string message) : Exception(message);
}
