using System.Collections.Immutable;
using ProofRepair.Bench.Running;
using ProofRepair.Bench.Suites;
using ProofRepair.Pipeline.Events;
using Spectre.Console;

namespace ProofRepair.Cli.Display;

/// <summary>Work that reports each finished problem and each event.</summary>
internal delegate Task<ImmutableArray<BenchOutcome>> BenchWork(Action<BenchOutcome> finished, Action<PipelineEvent> publish);

/// <summary>How a bench shows itself: live on a terminal, plain lines elsewhere, or JSON events.</summary>
internal abstract class BenchDisplay
{
    private const int ShownFlags = 10;

    public static BenchDisplay For(bool json, Suite suite, bool ported, string toolchain, Func<BenchVitals> vitals) => json
        ? new JsonBenchDisplay()
        : Consoles.IsWatched
            ? new LiveBenchDisplay(suite, ported, toolchain, vitals)
            : new PlainBenchDisplay(suite, ported, toolchain);

    public abstract Task<ImmutableArray<BenchOutcome>> RunAsync(BenchWork work);

    public abstract void Finish(BenchSummary summary, RunIdentity identity, RunLoad load, IReadOnlyCollection<BenchOutcome> outcomes);

    /// <summary>Something that is no result and should be known.</summary>
    public virtual void Note(string text) => Consoles.Errors.MarkupLineInterpolated($"[yellow]{text}[/]");

    protected static string Title(Suite suite, bool ported, string toolchain) =>
        $"{(ported ? "core port of " : "")}{suite.Name}: {suite.Rows.Length} problems, Lean {toolchain}";

    protected static void PrintSummary(BenchSummary summary, RunLoad load, IReadOnlyCollection<BenchOutcome> outcomes)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("problem").AddColumn("verdict").AddColumn("by").AddColumn(new TableColumn("Lean s").RightAligned());
        foreach (var outcome in outcomes.Where(o => o.Problem.Refusal is null).Take(60))
        {
            var colour = outcome.Account.Status switch { "proved" => "green", "unproved" => "yellow", _ => "red" };
            table.AddRow(
                Markup.Escape(outcome.Problem.Row.Name),
                $"[{colour}]{outcome.Account.Status}[/]",
                outcome.Account.ProvedBy ?? Markup.Escape(Short(outcome.Account)),
                $"{outcome.Account.LeanSeconds:0.0}");
        }

        AnsiConsole.Write(table);
        if (outcomes.Count > 60)
        {
            AnsiConsole.MarkupLine($"[grey]the first 60 of {outcomes.Count(o => o.Problem.Refusal is null)}; --out DIR writes all[/]");
        }

        var refused = outcomes.Where(o => o.Problem.Refusal is not null).GroupBy(o => o.Problem.Refusal!.Code).OrderByDescending(g => g.Count()).ToList();
        if (refused.Count > 0)
        {
            AnsiConsole.MarkupLine($"not ported: {refused.Sum(g => g.Count())} ({Markup.Escape(string.Join(", ", refused.Take(6).Select(g => $"{g.Key} {g.Count()}")))})");
        }

        foreach (var flagged in outcomes.Where(o => o.Account.Doubts is not null).Take(ShownFlags))
        {
            AnsiConsole.MarkupLineInterpolated($"[yellow]{flagged.Problem.Row.Name} says little: {string.Join("; ", flagged.Account.Doubts!)}[/]");
        }

        if (summary.Flagged > ShownFlags)
        {
            AnsiConsole.MarkupLine($"[yellow]and {summary.Flagged - ShownFlags} more[/]");
        }

        AnsiConsole.MarkupLine(
            $"{summary.Problems} problems, {summary.Ported} statements accepted; [green]{summary.Proved} proved[/] "
            + $"({summary.RawProved} by samples as they came, {summary.RawMeaningsProved} with the tactic meanings); {summary.Samples} samples, {summary.LeanSeconds:0} s of Lean");
        AnsiConsole.MarkupLineInterpolated($"[grey]{load.Sentence}[/]");
    }

    private static string Short(ProblemAccount account) => account.Open.Length is > 0 and var open
        ? $"{open} open"
        : account.Detail is { } detail ? detail.ReplaceLineEndings(" ") is var line && line.Length > 50 ? line[..50] + "…" : line : "";
}

internal sealed class JsonBenchDisplay : BenchDisplay
{
    private readonly Lock _gate = new();

    public override Task<ImmutableArray<BenchOutcome>> RunAsync(BenchWork work) => work(
        outcome =>
        {
            lock (_gate)
            {
                Console.WriteLine(outcome.Account.ToJson());
            }
        },
        _ => { });

    public override void Finish(BenchSummary summary, RunIdentity identity, RunLoad load, IReadOnlyCollection<BenchOutcome> outcomes) => Console.WriteLine(BenchEvents.Summary(summary, identity, load));
}

internal sealed class PlainBenchDisplay(Suite suite, bool ported, string toolchain) : BenchDisplay
{
    private int _done;

    public override Task<ImmutableArray<BenchOutcome>> RunAsync(BenchWork work)
    {
        Console.WriteLine(Title(suite, ported, toolchain));
        return work(
            outcome => Console.WriteLine($"[{Interlocked.Increment(ref _done)}/{suite.Rows.Length}] {outcome.Problem.Row.Key}: {outcome.Account.Status}{(outcome.Problem.Refusal is { } r ? $" ({r.Code})" : "")}"),
            _ => { });
    }

    public override void Finish(BenchSummary summary, RunIdentity identity, RunLoad load, IReadOnlyCollection<BenchOutcome> outcomes) => PrintSummary(summary, load, outcomes);
}
