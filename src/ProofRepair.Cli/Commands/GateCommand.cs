using System.CommandLine;
using ProofRepair.Cli.Display;
using ProofRepair.Cli.Setup;
using ProofRepair.Gate;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.SelfTest;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Processes.Sandboxing;
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
        var request = options.RequestOf(parsed);
        var choice = parsed.GetValue(options.Common.Lean);
        if (!Directory.Exists(request.Directory))
        {
            Consoles.Errors.MarkupLineInterpolated($"[red]{request.Directory} is no folder.[/]");
            return ExitCode.CouldNotRun;
        }

        var isSelfTest = parsed.GetValue(options.SelfTest);
        if (!isSelfTest && MayStartLake(choice) && await WorkingTreeCheck.ObjectionAsync(request, cancellationToken) is { } objection)
        {
            return await FinishAsync(await ProjectGate.WithoutLeanAsync(request, objection, cancellationToken));
        }

        var setup = new LeanSetup(Consoles.Errors);
        if (await setup.EnsureAsync(choice, request.Directory, parsed.GetValue(options.Common.Yes), parsed.GetValue(options.Common.Offline), cancellationToken) is not { } lean)
        {
            return isSelfTest ? ExitCode.CouldNotRun : await FinishAsync(await ProjectGate.WithoutLeanAsync(request, "There is no Lean here.", cancellationToken));
        }

        var (mayRun, sandbox) = await SandboxSetup.EnsureAsync(lean, SandboxFor(options, parsed, lean), cancellationToken);
        if (!mayRun)
        {
            return isSelfTest ? ExitCode.CouldNotRun : await FinishAsync(await ProjectGate.WithoutLeanAsync(request, "A sandbox is required, and none works here.", cancellationToken));
        }

        using var slots = new LeanSlots(parsed.GetValue(options.Common.Jobs));
        var process = new LeanProcess(lean, TimeProvider.System, sandbox);
        return isSelfTest
            ? Finish(await new GateSelfTest(process, slots, TimeProvider.System).RunAsync(request.State, cancellationToken))
            : await FinishAsync(await new ProjectGate(process, slots, TimeProvider.System) { Repair = options.Repair.WorkOf(parsed, options.Common) }.RunAsync(request, cancellationToken));

        async Task<int> FinishAsync(GateReport report)
        {
            await options.Output.WriteAsync(parsed, report, parsed.GetValue(options.Common.Json), cancellationToken);
            return report.Verdict switch
            {
                GateVerdict.Passed => ExitCode.AllProved,
                GateVerdict.Rejected => ExitCode.SomeNot,
                _ => ExitCode.CouldNotRun,
            };
        }
    }

    private static int Finish(SelfTestResult result)
    {
        foreach (var failure in result.Failures)
        {
            Console.WriteLine(failure);
        }

        Console.WriteLine(result.IsSound
            ? $"The gate is right on all {result.Controls} changes of its own ({result.Time.TotalSeconds:0} s)."
            : $"The gate is wrong on {result.Failures.Length} of {result.Controls} changes of its own: it must not certify anything here.");
        return result.IsSound ? ExitCode.AllProved : ExitCode.CouldNotRun;
    }

    /// <summary>A change is code of a stranger: without a sandbox it is run only where that is asked for.</summary>
    private static SandboxChoice SandboxFor(GateOptions options, ParseResult parsed, LeanToolchain lean) =>
        lean.Kind != LeanKind.Embedded && parsed.GetResult(options.Common.Sandbox) is not { Implicit: false } ? SandboxChoice.Required : parsed.GetValue(options.Common.Sandbox);

    /// <summary>Lake runs the lakefile that is checked out. The embedded Lean comes without one.</summary>
    private static bool MayStartLake(string? choice) => choice != ToolchainRequest.Embedded
        && (Executables.Find("lake", Environment.GetEnvironmentVariable("PATH")) is not null
            || Executables.Candidates(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".elan", "bin"), "lake").Any(File.Exists));
}
