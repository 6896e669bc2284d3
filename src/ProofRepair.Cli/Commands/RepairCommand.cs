using System.CommandLine;
using ProofRepair.Cli.Display;
using ProofRepair.Cli.Setup;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Files;
using Spectre.Console;

namespace ProofRepair.Cli.Commands;

/// <summary><c>proofrepair repair FILE… [--in-place|--out DIR]</c>.</summary>
internal static class RepairCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = ".lean files with errors or sorrys", Arity = ArgumentArity.OneOrMore };
        var inPlace = new Option<bool>("--in-place", "-i") { Description = "write the repaired text back (without this or --out, the changes are printed as a diff)" };
        var output = new Option<string?>("--out", "-o") { Description = "write repaired files into this folder, under the paths that they have below their common folder" };
        var (common, sampler, learnt, repair) = (new CommonOptions(), new SamplerOption(), new LearntOption(), new RepairOptions());
        var command = new Command("repair", "Repair what fails in .lean files; every byte that need not change stays. Exit code 0: all proved; 1: some not; 2: could not run.")
        {
            files, inPlace, output,
        };
        sampler.AddTo(command);
        repair.AddTo(command);
        learnt.AddTo(command);
        common.AddTo(command);
        command.Validators.Add(r =>
        {
            if (r.GetValue(inPlace) && r.GetValue(output) is not null)
            {
                r.AddError("Choose one of --in-place and --out.");
            }
        });
        command.SetAction((parsed, ct) => RunAsync(
            new RepairRequest(parsed.GetRequiredValue(files), parsed.GetValue(inPlace), parsed.GetValue(output), parsed.GetValue(common.Json)), common, sampler, learnt, repair, parsed, ct));
        return command;
    }

    private sealed record RepairRequest(string[] Paths, bool InPlace, string? Output, bool Json);

    private static async Task<int> RunAsync(RepairRequest request, CommonOptions common, SamplerOption samplerOption, LearntOption learnt, RepairOptions repairOptions, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (await FileCommands.ReadAsync(request.Paths, cancellationToken) is not { } files
            || await samplerOption.OpenAsync(parsed, cancellationToken) is not { } sampler)
        {
            return ExitCode.CouldNotRun;
        }

        var setup = new LeanSetup(Consoles.Errors);
        if (await setup.EnsureAsync(parsed.GetValue(common.Lean), FileCommands.DirectoryOf(files), parsed.GetValue(common.Yes), parsed.GetValue(common.Offline), cancellationToken) is not { } lean)
        {
            return ExitCode.CouldNotRun;
        }

        var limits = common.LimitsOf(parsed);
        var options = repairOptions.Of(parsed, samplerOption, limits);
        await using var engine = await Engine.StartAsync(
            lean, sampler, learnt.Open(parsed, lean, options), options, common.LeanOptionsOf(parsed), parsed.GetValue(common.Jobs), parsed.GetValue(common.Log), parsed.GetValue(common.Sandbox), cancellationToken);
        if (engine is null)
        {
            return ExitCode.CouldNotRun;
        }

        using var repairer = new FileRepairer(engine.Pool, engine.Pipeline.RunAsync, limits, engine.Pipeline.LeanOptions);
        var output = new RepairOutput(request.InPlace, request.Output, files);
        var display = new RepairDisplay(request.Json, showsDiff: !output.Writes);
        var work = files.Select(async file => (File: file, Repair: await repairer.RepairAsync(file, display.Take, cancellationToken))).ToList();
        var (clean, troubled, finished, written) = (true, false, 0, 0);
        await foreach (var done in Task.WhenEach(work))
        {
            if (done.IsCanceled)
            {
                continue;
            }

            var (file, repair) = await done;
            display.Print(file, repair);
            // A text that Lean did not finish is no text to leave behind.
            var (isWritten, problem) = repair.Trouble is { } trouble ? (false, $"{file.Path}: {trouble}") : await output.WriteAsync(file, repair.Text);
            if (problem is not null)
            {
                Consoles.Errors.MarkupLineInterpolated($"[red]{problem}[/]");
            }

            clean &= repair.IsClean;
            troubled |= problem is not null;
            finished++;
            written += isWritten ? 1 : 0;
        }

        if (finished < files.Count)
        {
            var kept = output.Writes ? $", {written} of them written" : "";
            Consoles.Errors.MarkupLineInterpolated($"Stopped. {finished} of {files.Count} files were finished{kept}; the others are as they were.");
            return ExitCode.CouldNotRun;
        }

        return troubled ? ExitCode.CouldNotRun : clean ? ExitCode.AllProved : ExitCode.SomeNot;
    }
}
