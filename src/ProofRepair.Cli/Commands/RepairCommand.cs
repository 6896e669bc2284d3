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
        var inPlace = new Option<bool>("--in-place", "-i") { Description = "write the repaired text back" };
        var output = new Option<string?>("--out", "-o") { Description = "write repaired files into this folder" };
        var (common, sampler) = (new CommonOptions(), new SamplerOption());
        var command = new Command("repair", "Repair what fails in .lean files; every byte that need not change stays. Exit code 0: all proved; 1: some not; 2: could not run.")
        {
            files, inPlace, output,
        };
        sampler.AddTo(command);
        common.AddTo(command);
        command.Validators.Add(r =>
        {
            if (r.GetValue(inPlace) && r.GetValue(output) is not null)
            {
                r.AddError("Choose one of --in-place and --out.");
            }
        });
        command.SetAction((parsed, ct) => RunAsync(
            new RepairRequest(parsed.GetRequiredValue(files), parsed.GetValue(inPlace), parsed.GetValue(output), parsed.GetValue(common.Json)), common, sampler, parsed, ct));
        return command;
    }

    private sealed record RepairRequest(string[] Paths, bool InPlace, string? Output, bool Json);

    private static async Task<int> RunAsync(RepairRequest request, CommonOptions common, SamplerOption samplerOption, ParseResult parsed, CancellationToken cancellationToken)
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
        var options = new PipelineOptions(parsed.GetValue(samplerOption.Samples), parsed.GetValue(samplerOption.Rounds)) { Limits = limits };
        await using var engine = await Engine.StartAsync(
            lean, sampler, options, common.LeanOptionsOf(parsed), parsed.GetValue(common.Jobs), parsed.GetValue(common.Log), cancellationToken);
        var repairer = new FileRepairer(engine.Pool, engine.Pipeline, limits);
        var display = new RepairDisplay(request.Json);
        var work = files.Select(async file => (File: file, Repair: await repairer.RepairAsync(file, display.Take, cancellationToken))).ToList();
        var (clean, written) = (true, 0);
        try
        {
            foreach (var each in work)
            {
                var (file, repair) = await each;
                clean &= repair.IsClean;
                display.Print(file, repair);
                written += await WriteAsync(request, file, repair) ? 1 : 0;
            }
        }
        catch (OperationCanceledException)
        {
            var kept = request.InPlace || request.Output is not null ? " and written" : "";
            Consoles.Errors.MarkupLineInterpolated($"Stopped. {written} of {files.Count} files were finished{kept}; the others are as they were.");
            return ExitCode.CouldNotRun;
        }

        return clean ? ExitCode.AllProved : ExitCode.SomeNot;
    }

    private static async Task<bool> WriteAsync(RepairRequest request, LeanFile file, FileRepair repair)
    {
        var target = request.InPlace ? file.Path : request.Output is { } folder ? Path.Combine(folder, Path.GetFileName(file.Path)) : null;
        if (target is null || (request.InPlace && repair.Text == file.Text))
        {
            return target is not null;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        var temporary = target + ".proofrepair";
        await File.WriteAllBytesAsync(temporary, file.ToBytes(repair.Text));
        File.Move(temporary, target, overwrite: true);
        return true;
    }
}
