using System.Collections.Immutable;
using System.CommandLine;
using Microsoft.Extensions.Logging;
using ProofRepair.Cli.Display;
using ProofRepair.Cli.Offers;
using ProofRepair.Cli.Setup;
using ProofRepair.Gate.Settings;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Lean.Warm;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Files;
using ProofRepair.Worker.Watching;
using Spectre.Console;

namespace ProofRepair.Cli.Commands;

/// <summary><c>proofrepair watch [DIR]</c>: what Lean says of a file as soon as it is saved, and then what repairs it.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "a Lake project, or any folder of .lean files", DefaultValueFactory = _ => "." };
        var (common, sampler, learnt, watch) = (new CommonOptions(), new SamplerOption(), new LearntOption(), new WatchOptions());
        var command = new Command("watch", "Check each .lean file as it is saved, and offer repairs of what fails. Ctrl-C ends it. Exit code 0; 2: could not run.") { folder };
        watch.AddTo(command);
        sampler.AddTo(command);
        learnt.AddTo(command);
        common.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(parsed.GetRequiredValue(folder), common, sampler, learnt, watch, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(string folder, CommonOptions common, SamplerOption sampler, LearntOption learnt, WatchOptions watch, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            Consoles.Errors.MarkupLineInterpolated($"[red]{folder} is no folder. Name the folder of a Lake project, or any folder of .lean files.[/]");
            return ExitCode.CouldNotRun;
        }

        try
        {
            var hasBegun = false;
            // One for all the times that it starts anew: what was saved and not answered is not lost.
            using var changes = new FolderWatch(new WatchedPaths(folder), WatchTimes.Default, TimeProvider.System);
            await changes.StartAsync(cancellationToken);
            while (true)
            {
                // Before Lean is looked for, so that no change of the project is missed meanwhile.
                await changes.ReadProjectAsync(cancellationToken);
                if (await OnceAsync(changes, Path.GetFullPath(folder), common, sampler, learnt, watch, parsed, cancellationToken))
                {
                    hasBegun = true;
                }
                else if (hasBegun)
                {
                    Consoles.Errors.MarkupLine("[yellow]Waiting for the project's toolchain file, lakefile or manifest to change.[/]");
                    await changes.ProjectChangedAsync(cancellationToken);
                }
                else
                {
                    return ExitCode.CouldNotRun;
                }

                Consoles.Errors.MarkupLine("The project's toolchain or libraries were changed: starting anew.");
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.AllProved;
        }
    }

    /// <summary>True when the project was changed so that all must begin again; false when it could not begin, which was said.</summary>
    private static async Task<bool> OnceAsync(
        FolderWatch changes, string folder, CommonOptions common, SamplerOption samplerOption, LearntOption learnt, WatchOptions watch, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (await new LeanSetup(Consoles.Errors).EnsureAsync(parsed.GetValue(common.Lean), folder, parsed.GetValue(common.Yes), parsed.GetValue(common.Offline), cancellationToken) is not { } lean
            || await samplerOption.OpenAsync(parsed, cancellationToken) is not { } sampler)
        {
            return false;
        }

        var lake = await LakeOptions.ReadAsync(folder, cancellationToken);
        Say(lake.LeftBeside(common.LeanOptionsOf(parsed)));
        var limits = common.LimitsOf(parsed);
        var options = watch.PipelineOptionsOf(parsed, samplerOption, limits);
        var memory = learnt.Open(parsed, lean, options);
        await using var engine = await Engine.StartAsync(
            lean, sampler, memory, options, lake.Under(common.LeanOptionsOf(parsed)), parsed.GetValue(common.Jobs), parsed.GetValue(common.Log), parsed.GetValue(common.Sandbox), cancellationToken);
        if (engine is null)
        {
            return false;
        }

        var leanOptions = engine.Pipeline.LeanOptions;
        var warmOptions = new WarmPoolOptions(limits, leanOptions) { Workers = parsed.GetValue(watch.Workers) };
        await using var warm = new WarmPool(engine.Process, warmOptions, TimeProvider.System, engine.Loggers.CreateLogger<WarmPool>());
        // A Lean of its own, so that a save never waits behind the search for an older one.
        var searching = new WarmPool(engine.Process, warmOptions with { Workers = 1 }, TimeProvider.System, engine.Loggers.CreateLogger<WarmPool>());
        await using var search = new WarmSearch([searching], engine.Pool, leanOptions);
        var pipeline = new ProofPipeline(search, engine.Verifier, sampler, memory, options, TimeProvider.System) { LeanOptions = leanOptions };
        using var repairer = new FileRepairer(search, pipeline.RunAsync, limits, leanOptions, last: engine.Pool);
        var repair = parsed.GetValue(watch.NoRepair) ? null : new WatchRepair(repairer.RepairAsync, parsed.GetValue(watch.Apply));
        using var screen = repair is { Apply: false } && !parsed.GetValue(common.Json) && OfferScreen.IsPossible ? new OfferScreen(AnsiConsole.Console) : null;
        var display = new WatchDisplay(parsed.GetValue(common.Json), parsed.GetValue(watch.Patches), screen is null ? Console.WriteLine : screen.Say, screen is null ? Console.WriteLine : screen.SayDiff);
        using var session = new WatchSession(changes, warm, ColdAsync, repair, Tell, TimeProvider.System, engine.Loggers.CreateLogger<WatchSession>());
        Say(folder, lean, changes.Problem);
        using var end = new CancellationTokenSource();
        var showing = screen?.RunAsync(session.ApplyAsync, end.Token) ?? Task.CompletedTask;
        try
        {
            await session.RunAsync(cancellationToken);
        }
        finally
        {
            await end.CancelAsync();
            await showing;
        }

        return true;

        void Tell(WatchEvent happened)
        {
            display.Take(happened);
            screen?.Take(happened);
        }

        async Task<CheckReport> ColdAsync(string text, CancellationToken ct) =>
            (await engine.Pool.CheckAsync(new CheckRequest(LeanHeader.Empty, [new LeanSource(text)], limits, leanOptions), ct))[0];
    }

    private static void Say(ImmutableArray<KeyValuePair<string, string>> left)
    {
        if (!left.IsEmpty)
        {
            Consoles.Errors.MarkupLineInterpolated(
                $"[yellow]The lakefile sets Lean options that are not taken from it (those of a lakefile.toml are that are harmless to a proof and alike in all libraries). Where files need them: {string.Join(' ', left.Select(o => $"--set {o.Key}={o.Value}"))}[/]");
        }
    }

    private static void Say(string folder, LeanToolchain lean, string? problem)
    {
        Consoles.Errors.MarkupLineInterpolated($"Watching {folder} with Lean {lean.Version} ({lean.Kind.ToString().ToLowerInvariant()}). Ctrl-C ends it.");
        if (problem is not null)
        {
            Consoles.Errors.MarkupLineInterpolated($"[yellow]The system does not tell of changes here ({problem}): the folder is looked through every two seconds.[/]");
        }
    }
}
