using System.CommandLine;
using ProofRepair.Bench.CorePort;
using ProofRepair.Bench.Running;
using ProofRepair.Bench.Suites;
using ProofRepair.Cli.Display;
using ProofRepair.Cli.Setup;
using ProofRepair.Lean.Embedded;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Pipeline;
using ProofRepair.Sampling.Choosing;
using Spectre.Console;

namespace ProofRepair.Cli.Commands;

/// <summary><c>proofrepair bench SUITE</c>.</summary>
internal static class BenchCommand
{
    private sealed record Options(
        Argument<string> Suite, Option<string?> Data, Option<string?> Split, Option<PortMode> Port, Option<int?> Limit, Option<string?> Only, Option<string?> Output, Option<string?> Store);

    public static Command Create()
    {
        var options = new Options(
            new Argument<string>("SUITE") { Description = "a .jsonl or .json file, a folder, or the name of a suite in --data" },
            new Option<string?>("--data") { Description = "where the files of a named suite are" },
            new Option<string?>("--split") { Description = "one split only" },
            new Option<PortMode>("--port") { Description = "core: restate Mathlib statements for Lean without Mathlib", DefaultValueFactory = _ => PortMode.Auto },
            new Option<int?>("--limit") { Description = "the first N problems only" },
            new Option<string?>("--only") { Description = "problems whose name contains this" },
            new Option<string?>("--out", "-o") { Description = "a folder for results.jsonl, summary.md, the proofs and their certificates; the same command goes on where a run was stopped" },
            new Option<string?>("--store") { Description = "where the run is kept for going on with it: a SQLite file, or postgres://… (default: run.db in --out)" });
        var (common, sampler, learnt, repair, budget) = (new CommonOptions(), new SamplerOption(), new LearntOption(), new RepairOptions(), new BudgetOptions());
        var command = new Command("bench", "Run a suite of problems. Exit code 0: all proved; 1: some not; 2: could not run.")
        {
            options.Suite, options.Data, options.Split, options.Port, options.Limit, options.Only, options.Output, options.Store,
        };
        sampler.AddTo(command);
        budget.AddTo(command);
        repair.AddTo(command);
        learnt.AddTo(command);
        common.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(options, common, sampler, learnt, repair, budget, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(Options options, CommonOptions common, SamplerOption samplerOption, LearntOption learnt, RepairOptions repair, BudgetOptions budget, ParseResult parsed, CancellationToken cancellationToken)
    {
        var load = await SuiteLoader.LoadAsync(parsed.GetRequiredValue(options.Suite), parsed.GetValue(options.Data), cancellationToken);
        if (load is not SuiteLoad.Loaded { Suite: var loaded })
        {
            Consoles.Errors.MarkupLineInterpolated($"[red]{((SuiteLoad.NotFound)load).Message}[/]");
            return ExitCode.CouldNotRun;
        }

        if (Selected(loaded, options, parsed) is not { } suite
            || await budget.OpenAsync(parsed, samplerOption, suite, cancellationToken) is not { } spending
            || await samplerOption.OpenAsync(parsed, cancellationToken) is not { } sampler)
        {
            return ExitCode.CouldNotRun;
        }

        var setup = new LeanSetup(Consoles.Errors);
        if (await setup.EnsureAsync(parsed.GetValue(common.Lean), Environment.CurrentDirectory, parsed.GetValue(common.Yes), parsed.GetValue(common.Offline), cancellationToken) is not { } lean)
        {
            return ExitCode.CouldNotRun;
        }

        var port = parsed.GetValue(options.Port) switch
        {
            PortMode.Core => true,
            PortMode.None => false,
            _ => lean.Kind == LeanKind.Embedded && SuiteProblems.AsksForMathlib(suite),
        };
        var core = port ? await CoreLibrarySetup.EnsureAsync(lean, setup.Embedded, cancellationToken) : null;
        var version = lean.Version;
        lean = core?.Toolchain ?? lean;
        var problems = SuiteProblems.Prepare(suite, port, core);
        var identity = RunIdentity.Of(suite, problems, core is not null ? $"{version}, core library {Path.GetFileName(core.Place)}" : version, [.. OptionValues.Of(parsed), .. samplerOption.Recordings(parsed), .. budget.Contents(parsed), ("models", sampler.Name)]) with { Budget = spending.Text };
        var (kept, trouble) = await KeptRun.OpenAsync(parsed.GetValue(options.Output), parsed.GetValue(options.Store), identity, suite, problems, cancellationToken);
        if (kept is null)
        {
            Consoles.Errors.MarkupLineInterpolated($"[red]{trouble}[/]");
            return ExitCode.CouldNotRun;
        }

        await using (kept)
        {
            Engine? running = null;
            var ledger = await spending.LedgerAsync(kept.Recorder, () => TimeSpan.FromSeconds(running?.Pool.Usage.Seconds ?? 0), TimeProvider.System, cancellationToken);
            var pipeline = repair.Of(parsed, samplerOption, common.LimitsOf(parsed)) with { AuditStatements = true };
            pipeline = pipeline with { Wall = spending.WallOf(pipeline.Wall) };
            await using var engine = await Engine.StartAsync(
                lean, kept.Recorded(sampler, s => spending.Within(ledger, s), spending.PriceOf), learnt.Open(parsed, lean, pipeline), pipeline, common.LeanOptionsOf(parsed), parsed.GetValue(common.Jobs), parsed.GetValue(common.Log), parsed.GetValue(common.Sandbox), cancellationToken, ledger);
            if (engine is null)
            {
                return ExitCode.CouldNotRun;
            }

            running = engine;
            if (kept.Finished > 0)
            {
                Consoles.Errors.MarkupLineInterpolated($"Going on: {kept.Finished} of {problems.Length} problems were finished before.");
            }

            var display = BenchDisplay.For(parsed.GetValue(common.Json), suite, port, version, () => new BenchVitals(engine.Slots.Count - engine.Slots.Free, engine.Slots.Count, spending.Lines(ledger)));
            (samplerOption.Told, learnt.Told) = (display.Note, display.Note);
            var meter = new LoadMeter(engine.Slots, TimeProvider.System);
            var waves = spending.Strategy is { } strategy ? new BenchWaves(engine.Queue, kept.Recorder, strategy, ledger!, spending.Run, problems.Count(p => p.Problem is not null)) : null;
            var run = new BenchRun(engine.Queue, kept.Recorder, waves, sampler is SamplersByChoice choice ? choice.Finished : (_, _) => { }, () => TimeSpan.FromSeconds(engine.Pool.Usage.Seconds), TimeProvider.System);
            var outcomes = await display.RunAsync((finished, publish) => run.RunAsync(problems, publish, o => { kept.Folder?.Add(o); finished(o); }, cancellationToken));
            if (run.Trouble is { } unkept)
            {
                Consoles.Errors.MarkupLineInterpolated($"[red]Broken off, for what is found could not be kept: {unkept}. Mend that; {outcomes.Length} of {problems.Length} problems were finished{kept.WhereToGoOn}.[/]");
                return ExitCode.CouldNotRun;
            }

            var busy = meter.Load;
            var isWhole = !cancellationToken.IsCancellationRequested;
            var summary = BenchSummary.Of(outcomes, await kept.LeanSecondsAsync(engine.Pool.Usage.Seconds));
            if (isWhole)
            {
                await kept.FinishAsync(SummaryText.Of(suite, summary, outcomes, identity, busy, version, port));
            }

            display.Finish(summary, identity, busy, outcomes);
            if (!isWhole)
            {
                Consoles.Errors.MarkupLineInterpolated($"Stopped. {outcomes.Length} of {problems.Length} problems were finished{kept.WhereToGoOn}.");
                return ExitCode.CouldNotRun;
            }

            if (outcomes.Count(o => o.IsInconclusive) is > 0 and var inconclusive)
            {
                Consoles.Errors.MarkupLineInterpolated($"[yellow]{inconclusive} problems ended without a word on them (a model out of reach, a Lean without an answer, a budget of the run that is used up){(kept.Recorder is null ? "" : "; the same command tries them again")}.[/]");
            }

            return summary.Proved == summary.Problems ? ExitCode.AllProved : ExitCode.SomeNot;
        }
    }

    private static Suite? Selected(Suite suite, Options options, ParseResult parsed)
    {
        foreach (var bad in suite.BadRows.Take(20))
        {
            Consoles.Errors.MarkupLineInterpolated($"[yellow]{bad.SourceFile}, line {bad.LineNumber}: {bad.Reason}; skipped[/]");
        }

        foreach (var repeated in suite.Repeated.Take(20))
        {
            Consoles.Errors.MarkupLineInterpolated($"[yellow]{repeated.SourceFile}, line {repeated.LineNumber}: {repeated.Key} was there before with another text; it is {repeated.NewName} here[/]");
        }

        var split = parsed.GetValue(options.Split);
        var selected = suite.OnlySplit(split);
        if (parsed.GetValue(options.Only) is { } part)
        {
            selected = selected with { Rows = [.. selected.Rows.Where(r => r.Name.Contains(part, StringComparison.Ordinal))] };
        }

        if (parsed.GetValue(options.Limit) is { } limit)
        {
            selected = selected with { Rows = [.. selected.Rows.Take(limit)] };
        }

        if (!selected.Rows.IsEmpty)
        {
            return selected;
        }

        Consoles.Errors.MarkupLineInterpolated($"[red]No problem is left. The splits of {suite.Name} are: {string.Join(", ", suite.Splits)}.[/]");
        return null;
    }
}
