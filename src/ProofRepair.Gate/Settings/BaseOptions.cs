using System.Collections.Immutable;
using ProofRepair.Gate.Git;

namespace ProofRepair.Gate.Settings;

/// <summary>The Lean options of the base's lakefile, under those of its settings.</summary>
internal static class BaseOptions
{
    /// <returns>The settings with both, and what is to be said of options that were not taken.</returns>
    public static async Task<(GateSettings Settings, ImmutableArray<string> Notes)> AddAsync(GateSettings settings, GitRepository git, GitTree tree, string prefix, CancellationToken cancellationToken)
    {
        var lake = await LakeOptions.ReadAsync(name => git.TextAsync(tree, prefix + name, cancellationToken));
        return (settings with { LeanOptions = lake.Under(settings.LeanOptions) }, lake.LeftBeside(settings.LeanOptions) is { IsEmpty: false } left ? [Note(left)] : []);
    }

    private static string Note(IEnumerable<KeyValuePair<string, string>> left) =>
        $"The base's lakefile sets Lean options that the gate does not take from it (it takes those of a {LakeOptions.TomlName} that are harmless to a proof and alike in all libraries). "
        + $"Where files need them, write under [gate] in the base's {GateSettings.FileName}: lean-options = {{ {string.Join(", ", left.Select(o => $"{o.Key} = {Toml(o.Value)}"))} }}";

    private static string Toml(string value) => value is "true" or "false" || value.All(char.IsAsciiDigit) ? value : $"\"{value}\"";
}
