using System.CommandLine;
using ProofRepair.Cli.Display;
using ProofRepair.Cli.Setup;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Files;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Sampling;
using Spectre.Console;

namespace ProofRepair.Cli.Commands;

/// <summary><c>proofrepair check FILE…</c>: Lean's word on files, several at a time.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = ".lean files", Arity = ArgumentArity.OneOrMore };
        var common = new CommonOptions();
        var command = new Command("check", "Check .lean files. Exit code 0: no errors and no sorry; 1: some; 2: could not run.") { files };
        common.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(parsed.GetRequiredValue(files), common, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, CommonOptions common, ParseResult parsed, CancellationToken cancellationToken)
    {
        var json = parsed.GetValue(common.Json);
        if (await FileCommands.ReadAsync(paths, cancellationToken) is not { } files)
        {
            return ExitCode.CouldNotRun;
        }

        var setup = new LeanSetup(Consoles.Errors);
        if (await setup.EnsureAsync(parsed.GetValue(common.Lean), FileCommands.DirectoryOf(files), parsed.GetValue(common.Yes), parsed.GetValue(common.Offline), cancellationToken) is not { } lean)
        {
            return ExitCode.CouldNotRun;
        }

        await using var engine = await Engine.StartAsync(
            lean, new NoSampler(), new InMemorySolverMemory(), new PipelineOptions(), common.LeanOptionsOf(parsed), parsed.GetValue(common.Jobs), parsed.GetValue(common.Log), parsed.GetValue(common.Sandbox), cancellationToken);
        if (engine is null)
        {
            return ExitCode.CouldNotRun;
        }

        var limits = common.LimitsOf(parsed);
        var checks = files.Select(file => (File: file, Report: CheckAsync(file))).ToList();
        var (clean, undecided, done) = (true, false, 0);
        try
        {
            await CheckDisplay.RunAsync(checks, json, report =>
            {
                done++;
                clean &= report.IsComplete;
                undecided |= report.Outcome is not (RunOutcome.Ok or RunOutcome.Errors);
            });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Consoles.Errors.MarkupLineInterpolated($"Stopped. {done} of {files.Count} files were done.");
            return ExitCode.CouldNotRun;
        }

        return undecided ? ExitCode.CouldNotRun : clean ? ExitCode.AllProved : ExitCode.SomeNot;

        async Task<CheckReport> CheckAsync(LeanFile file) => (await engine.Pool.CheckAsync(
            new CheckRequest(LeanHeader.Empty, [new LeanSource(file.Text)], limits, common.LeanOptionsOf(parsed)), cancellationToken))[0];
    }
}
