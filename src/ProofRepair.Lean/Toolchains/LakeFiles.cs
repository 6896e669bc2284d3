using System.Collections.Immutable;

namespace ProofRepair.Lean.Toolchains;

/// <summary>The files of a project that decide which Lean it has, which libraries, and how it is built.</summary>
public static class LakeFiles
{
    /// <summary>Either makes a folder a project.</summary>
    public static ImmutableArray<string> Lakefiles { get; } = ["lakefile.lean", "lakefile.toml"];

    public static ImmutableArray<string> Names { get; } = [.. Lakefiles, "lean-toolchain", "lake-manifest.json"];
}
