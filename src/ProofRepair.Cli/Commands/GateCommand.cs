using System.CommandLine;
using ProofRepair.Cli.Display;
using ProofRepair.Cli.Setup;
using ProofRepair.Gate;
using ProofRepair.Gate.Reports;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;
using Spectre.Console;

namespace ProofRepair.Cli.Commands;

/// <summary><c>proofrepair gate [--base REF] [--head REF] [DIR]</c>: what a change does to the declarations of a project.</summary>
internal static class GateCommand
{
    public static Command Create()
    {
        var options = new GateOptions();
        var command = new Command("gate", "Judge a change of a Lean project, declaration by declaration. Exit code 0: passed; 1: rejected; 2: could not decide.");
        options.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(GateOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        var directory = Path.GetFullPath(parsed.GetValue(options.Directory)!);
        if (!Directory.Exists(directory))
        {
            Consoles.Errors.MarkupLineInterpolated($"[red]{directory} is no folder.[/]");
            return ExitCode.CouldNotRun;
        }

        var request = options.RequestOf(parsed, directory);
        if (MayStartLake(parsed.GetValue(options.Common.Lean)) && await WorkingTreeCheck.ObjectionAsync(request, cancellationToken) is { } objection)
        {
            return await FinishAsync(await ProjectGate.WithoutLeanAsync(request, objection, cancellationToken));
        }

        var setup = new LeanSetup(Consoles.Errors);
        if (await setup.EnsureAsync(parsed.GetValue(options.Common.Lean), directory, parsed.GetValue(options.Common.Yes), parsed.GetValue(options.Common.Offline), cancellationToken) is not { } lean)
        {
            return ExitCode.CouldNotRun;
        }

        var (mayRun, sandbox) = await SandboxSetup.EnsureAsync(lean, parsed.GetValue(options.Common.Sandbox), cancellationToken);
        if (!mayRun)
        {
            return ExitCode.CouldNotRun;
        }

        using var slots = new LeanSlots(parsed.GetValue(options.Common.Jobs));
        var gate = new ProjectGate(new LeanProcess(lean, TimeProvider.System, sandbox), slots, TimeProvider.System);
        return await FinishAsync(await gate.RunAsync(request, cancellationToken));

        async Task<int> FinishAsync(GateReport report)
        {
            await options.WriteAsync(parsed, report, cancellationToken);
            return report.Verdict switch
            {
                GateVerdict.Passed => ExitCode.AllProved,
                GateVerdict.Rejected => ExitCode.SomeNot,
                _ => ExitCode.CouldNotRun,
            };
        }
    }

    /// <summary>Lake runs the lakefile that is checked out. The embedded Lean comes without one.</summary>
    private static bool MayStartLake(string? choice) => choice != ToolchainRequest.Embedded
        && (Executables.Find("lake", Environment.GetEnvironmentVariable("PATH")) is not null
            || Executables.Candidates(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".elan", "bin"), "lake").Any(File.Exists));
}
