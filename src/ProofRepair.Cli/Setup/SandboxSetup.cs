using ProofRepair.Cli.Display;
using ProofRepair.Lean.Processes.Sandboxing;
using ProofRepair.Lean.Toolchains;
using Spectre.Console;

namespace ProofRepair.Cli.Setup;

/// <summary>What closes a native Lean in.</summary>
internal static class SandboxSetup
{
    /// <summary>False where one is required and none works; that was said.</summary>
    public static async Task<(bool MayRun, Bubblewrap? Sandbox)> EnsureAsync(LeanToolchain lean, SandboxChoice choice, CancellationToken cancellationToken)
    {
        if (lean.Kind == LeanKind.Embedded || choice == SandboxChoice.Off)
        {
            return (true, null);
        }

        if (await Bubblewrap.FindAsync(Environment.GetEnvironmentVariable("PATH"), TimeProvider.System, cancellationToken) is { } found)
        {
            return (true, found);
        }

        const string missing = "bubblewrap (`bwrap`) is not installed or may not be used here";
        Consoles.Errors.MarkupLineInterpolated(choice == SandboxChoice.Required
            ? (FormattableString)$"[red]--sandbox required: {missing}. No proof was run. On Debian: apt-get install bubblewrap.[/]"
            : $"[yellow]Lean runs without a sandbox: {missing}. A hostile proof can do what you can do. --sandbox required forbids it, --sandbox off says that you know.[/]");
        return (choice == SandboxChoice.Auto, null);
    }
}
