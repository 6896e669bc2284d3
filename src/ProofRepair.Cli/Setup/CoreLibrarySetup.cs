using ProofRepair.Bench.CorePort;
using ProofRepair.Cli.Display;
using ProofRepair.Lean.Embedded;
using ProofRepair.Lean.Toolchains;
using Spectre.Console;

namespace ProofRepair.Cli.Setup;

/// <summary>The library that stands in for Mathlib where statements are ported to core Lean.</summary>
internal static class CoreLibrarySetup
{
    /// <summary>Null: the library's text stands in front of each problem instead.</summary>
    public static async Task<CompiledCoreLibrary?> EnsureAsync(LeanToolchain lean, EmbeddedLean embedded, CancellationToken cancellationToken)
    {
        var compilation = await CompiledCoreLibrary.EnsureAsync(
            lean,
            embedded.LibrariesPlace,
            () => Consoles.Errors.MarkupLineInterpolated($"Compiling the core library in {embedded.LibrariesPlace}, once for this Lean: about half a minute…"),
            TimeProvider.System,
            cancellationToken);
        if (compilation.Warning is { } warning)
        {
            Consoles.Errors.MarkupLineInterpolated($"[yellow]{warning}[/]");
        }

        return compilation.Library;
    }
}
