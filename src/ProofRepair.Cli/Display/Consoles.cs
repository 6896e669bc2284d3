using Spectre.Console;

namespace ProofRepair.Cli.Display;

internal static class Consoles
{
    // More than any line, and little enough to reckon with.
    private const int NoEnd = 1_000_000;

    /// <summary>For what is said beside the results.</summary>
    public static IAnsiConsole Errors { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Someone watches standard output.</summary>
    public static bool IsWatched => !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive;

    /// <summary>A file or a pipe has no width: lines there are as long as they are.</summary>
    public static void DoNotFold()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = NoEnd;
        }

        if (Console.IsErrorRedirected)
        {
            Errors.Profile.Width = NoEnd;
        }
    }
}
