using System.Collections.Immutable;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Lean.Embedded;

/// <summary>The command line of the embedded Lean.</summary>
internal static class EmbeddedCommand
{
    /// <summary>The user's own options of Node are not for this process; and it ends when the one that starts it is gone.</summary>
    public static ImmutableDictionary<string, string> Environment { get; } = ImmutableDictionary<string, string>.Empty
        .Add("NODE_OPTIONS", "")
        .Add("PROOFREPAIR_PARENT_PID", System.Environment.ProcessId.ToString());

    // A short run compiles too much with V8's own budget: a higher one saves a quarter of the time of one theorem and of a hundred.
    private static readonly ImmutableArray<string> NodeFlags = ["--no-warnings", "--wasm-lazy-validation", "--wasm-tiering-budget=40000000"];

    public static LeanToolchain Toolchain(EmbeddedPaths paths, string runtime, string node, string version) =>
        new(LeanKind.Embedded, version, node, [.. Flags(), paths.DriverFile, "--runtime", runtime, "--"], Environment);

    // Windows gives the main thread a smaller stack than this.
    private static IEnumerable<string> Flags() => OperatingSystem.IsWindows() ? NodeFlags : NodeFlags.Prepend("--stack-size=8000");
}
