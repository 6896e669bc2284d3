using System.Collections.Immutable;

namespace ProofRepair.Lean.Toolchains;

public enum LeanKind
{
    /// <summary>A <c>lean</c> of the user's own: from elan, PATH or a Lake project.</summary>
    Native,

    /// <summary>The npm build, run by Node.</summary>
    Embedded,
}

/// <summary>
/// A Lean that can be started: <paramref name="FileName"/> with <paramref name="Arguments"/> before Lean's own arguments.
/// <paramref name="Version"/> is what it prints of itself; <paramref name="ProjectDirectory"/> is the Lake project whose libraries it sees, if any.
/// </summary>
public sealed record LeanToolchain(
    LeanKind Kind,
    string Version,
    string FileName,
    ImmutableArray<string> Arguments,
    ImmutableDictionary<string, string> Environment,
    string? ProjectDirectory = null);
