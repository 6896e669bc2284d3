using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ProofRepair.Lean.Processes.Sandboxing;

/// <summary>
/// The environment of a Lean process: only what it needs to start, since a proof can read the rest, keys of models among it.
/// A null value takes a variable away.
/// </summary>
internal static class LeanEnvironment
{
    private static readonly FrozenSet<string> s_names = FrozenSet.ToFrozenSet(
    [
        "PATH", "HOME", "USER", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
        "SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "USERPROFILE", "LOCALAPPDATA", "APPDATA",
    ],
    StringComparer.OrdinalIgnoreCase);

    // elan, lake and Lean, and .NET's own where a test's stand-in is a .NET program.
    private static readonly ImmutableArray<string> s_families = ["LC_", "ELAN_", "LEAN_", "LAKE_", "XDG_", "DOTNET_ROOT"];

    public static IReadOnlyDictionary<string, string?> Of(IDictionary current, ImmutableDictionary<string, string> given) => current.Keys
        .Cast<string>()
        .Where(name => !IsPassed(name))
        .Select(name => (name, (string?)null))
        .Concat(given.Select(g => (g.Key, (string?)g.Value)))
        .GroupBy(v => v.Item1, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Last().Item2, StringComparer.Ordinal);

    /// <summary>All that such a process has.</summary>
    public static ImmutableDictionary<string, string> Passed(IDictionary current, ImmutableDictionary<string, string> given) => current.Keys
        .Cast<string>()
        .Where(IsPassed)
        .ToImmutableDictionary(name => name, name => (string)current[name]!, StringComparer.Ordinal)
        .SetItems(given);

    private static bool IsPassed(string name) =>
        s_names.Contains(name) || (s_families.Any(f => name.StartsWith(f, StringComparison.Ordinal)) && !LooksSecret(name));

    private static bool LooksSecret(string name) =>
        new[] { "KEY", "TOKEN", "SECRET", "PASSWORD" }.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
