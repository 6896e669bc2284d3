using System.Collections.Immutable;
using ProofRepair.Bench.Reports.Data;
using ProofRepair.Bench.Reports.Figures;
using ProofRepair.Pipeline.Events;

namespace ProofRepair.Bench.Reports.Page;

/// <summary>Runs as the page's script reads them.</summary>
internal static class PageDataBuilder
{
    // Some hundred kilobytes, which are parsed in a few milliseconds.
    private const int ChunkSize = 50;

    public static PageIndex Index(IReadOnlyList<ReportRun> runs, IReadOnlyList<RunPair> pairs)
    {
        var problems = Merged(runs);
        var places = problems.Select((p, i) => (p.Key, i)).ToDictionary(p => p.Key, p => p.i, StringComparer.Ordinal);
        return new PageIndex(
            [.. runs.Select(r => r.Name)],
            [.. Enum.GetValues<PipelineStage>().Select(Name)],
            ChunkSize,
            [.. problems.Select(p => new PageProblem(p.Key, p.First.Split, p.First.Domain, p.Of.FirstOrDefault(o => o?.Statement is not null)?.Statement, p.Of.FirstOrDefault(o => o?.Informal is not null)?.Informal, [.. p.Of.Select(Outcome)]))],
            pairs.SelectMany(Lists).ToDictionary(l => l.Id, l => l.Keys.Select(k => places[k]).ToImmutableArray(), StringComparer.Ordinal));
    }

    /// <summary>In the order of the index, a detail for each run.</summary>
    public static IEnumerable<ImmutableArray<ImmutableArray<PageDetail?>>> Chunks(IReadOnlyList<ReportRun> runs) =>
        Merged(runs).Chunk(ChunkSize).Select(chunk => chunk.Select(p => p.Of.Select(Detail).ToImmutableArray()).ToImmutableArray());

    /// <summary>The lists of problems that only one of two runs proved.</summary>
    public static IEnumerable<(string Id, ImmutableArray<string> Keys)> Lists(RunPair pair) =>
    [
        ($"{pair.First}-not-{pair.Second}", pair.Comparison.OnlyFirst),
        ($"{pair.Second}-not-{pair.First}", pair.Comparison.OnlySecond),
    ];

    private static List<(string Key, ReportProblem First, ReportProblem?[] Of)> Merged(IReadOnlyList<ReportRun> runs)
    {
        var merged = new OrderedDictionary<string, ReportProblem?[]>(StringComparer.Ordinal);
        for (var run = 0; run < runs.Count; run++)
        {
            foreach (var problem in runs[run].Problems)
            {
                if (!merged.TryGetValue(problem.Key, out var of))
                {
                    merged.Add(problem.Key, of = new ReportProblem?[runs.Count]);
                }

                of[run] = problem;
            }
        }

        return [.. merged.Select(m => (m.Key, m.Value.First(p => p is not null)!, m.Value))];
    }

    private static PageOutcome? Outcome(ReportProblem? problem) => problem is null
        ? null
        : new(Name(problem.Status), problem.Stage is { } stage ? Name(stage) : null, problem.Samples, problem.Tokens, problem.Cost, problem.LeanSeconds, Some(problem.Flags));

    private static PageDetail? Detail(ReportProblem? problem) => problem is null
        ? null
        : new(
            problem.Detail,
            problem.Proof,
            problem.Attempt is { } attempt && (problem.Proof is not null || problem.Attempts.IsEmpty) ? ProofDiff.Of(attempt, problem.Proof) : null,
            Some(problem.Attempts.Select(a => new PageAttempt(a.Origin, a.Outcome, a.Body, a.Sketch, Holes(a.Holes), Messages(a.Messages)))),
            Holes(problem.Open),
            Messages(problem.Messages),
            problem.Checks.IsEmpty ? null : problem.Axioms,
            Some(problem.Checks),
            problem.Header is { Length: > 0 } header ? header : null,
            problem.Certificate);

    private static ImmutableArray<PageHole>? Holes(ImmutableArray<ReportHole> holes) =>
        Some(holes.Select(h => new PageHole(Name(h.State), h.Goal, h.Filling, h.FilledBy, h.OriginalText, Holes(h.Holes))));

    private static ImmutableArray<PageMessage>? Messages(ImmutableArray<ReportMessage> messages) =>
        Some(messages.Select(m => new PageMessage(m.Severity, m.Line, m.Column, m.Text)));

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>Null for none, which is left out.</summary>
    private static ImmutableArray<T>? Some<T>(IEnumerable<T> items) => items.ToImmutableArray() is { IsEmpty: false } some ? some : null;
}
