using System.CommandLine;
using ProofRepair.Cli.Display;
using ProofRepair.Cli.Setup;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Files;
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
            lean, new NoSampler(), new PipelineOptions(), common.LeanOptionsOf(parsed), parsed.GetValue(common.Jobs), parsed.GetValue(common.Log), cancellationToken);
        var checks = files.Select(async file => (
            File: file,
            Report: (await engine.Pool.CheckAsync(
                new CheckRequest(LeanHeader.Empty, [new LeanSource(file.Text)], common.LimitsOf(parsed), common.LeanOptionsOf(parsed)), cancellationToken))[0])).ToList();
        var (clean, undecided) = (true, false);
        foreach (var check in checks)
        {
            var (file, report) = await check;
            clean &= report.IsComplete;
            undecided |= report.Outcome is not (RunOutcome.Ok or RunOutcome.Errors);
            FileMessages.Print(file, report, json);
        }

        return undecided ? ExitCode.CouldNotRun : clean ? ExitCode.AllProved : ExitCode.SomeNot;
    }
}
