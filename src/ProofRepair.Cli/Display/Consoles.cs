using Spectre.Console;

namespace ProofRepair.Cli.Display;

internal static class Consoles
{
    /// <summary>For what is said beside the results.</summary>
    public static IAnsiConsole Errors { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Someone watches standard output.</summary>
    public static bool IsWatched => !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive;
}
