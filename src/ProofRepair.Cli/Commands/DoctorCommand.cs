using System.CommandLine;
using ProofRepair.Cli.Display;
using ProofRepair.Cli.Setup;
using ProofRepair.Lean.Toolchains;
using Spectre.Console;

namespace ProofRepair.Cli.Commands;

/// <summary><c>proofrepair doctor</c>: what was found, what is missing, and the one command that mends it.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Say what was found here, what is missing, and the command that mends it.");
        command.SetAction((_, ct) => RunAsync(ct));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var setup = new LeanSetup(Consoles.Errors);
        var findings = await new Doctor(setup.Finder, setup.Embedded, Environment.GetEnvironmentVariable, TimeProvider.System)
            .ExamineAsync(Environment.CurrentDirectory, cancellationToken);
        foreach (var finding in findings)
        {
            var mark = finding.State switch { FindingState.Good => "[green]ok[/]     ", FindingState.Missing => "[yellow]missing[/]", _ => "[red]broken[/] " };
            AnsiConsole.MarkupLine($"{mark} {Markup.Escape(finding.Subject)}: {Markup.Escape(finding.Detail)}");
            if (finding.Remedy is { } remedy)
            {
                AnsiConsole.MarkupLine($"        [bold]{Markup.Escape(remedy)}[/]");
            }
        }

        var canRun = findings.Any(f => f.Subject.EndsWith("Lean", StringComparison.Ordinal) && f.State == FindingState.Good);
        AnsiConsole.MarkupLine(canRun ? "Lean runs here." : "[red]Lean does not run here yet.[/]");
        return canRun ? ExitCode.AllProved : ExitCode.CouldNotRun;
    }
}
