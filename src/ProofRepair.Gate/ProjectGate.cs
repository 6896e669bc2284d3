using System.Collections.Immutable;
using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Facts.Batches;
using ProofRepair.Gate.Git;
using ProofRepair.Gate.Repairing;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.SelfTest;
using ProofRepair.Lean.Processes;
using ProofRepair.Verify.Replay;

namespace ProofRepair.Gate;

/// <summary>
/// Judges the changes of a repository. Each file is elaborated in a process of its own; facts come from the compiled files, which are read without
/// running anything of them.
/// </summary>
public sealed class ProjectGate(LeanProcess process, LeanSlots slots, TimeProvider time)
{
    /// <summary>How proofs are looked for, where a request allows it.</summary>
    public RepairWork? Repair { get; init; }

    /// <summary>What can be said where Lean must not be started, for this reason: never a pass.</summary>
    public static async Task<GateReport> WithoutLeanAsync(GateRequest request, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return Judgement.WithoutLean(await GitInputReader.ReadAsync(request, cancellationToken), reason);
        }
        catch (GitFailureException e)
        {
            return GateReport.CouldNotDecide(e.Message);
        }
    }

    public async Task<GateReport> RunAsync(GateRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = time.GetTimestamp();
        GateInput input;
        try
        {
            input = await GitInputReader.ReadAsync(request, cancellationToken);
        }
        catch (GitFailureException e)
        {
            return GateReport.CouldNotDecide(e.Message);
        }

        using var folder = new TemporaryFolder("proofrepair-gate-");
        var cache = request.Cache is { } place ? new FactsCache(place) : null;
        var store = new FactsStore(new FileElaborator(process, slots, input.Settings, time, input.Libraries), folder.FullName, cache);
        var kernel = new KernelAnswers(new ProjectReplay(process, slots, time), input.Settings);
        var judgement = new Judgement(input, store, kernel);
        var report = await judgement.RunAsync(cancellationToken);
        if (request.RepairBudget is { } budget && Repair is { } repair && report.Verdict == GateVerdict.Rejected)
        {
            var (suggestions, notes) = await new SuggestionFinder(input, judgement.Head, store, kernel, repair).FindAsync(report, budget, time, cancellationToken);
            report = report with { Suggestions = await MarkedAsync(suggestions, input, new GitRepository(request.Directory), cancellationToken), Notes = notes };
        }

        if (request.WriteCache)
        {
            report = await WriteCacheAsync(report, input, judgement.Base, store, cache, cancellationToken);
        }

        if (report.Verdict == GateVerdict.Passed && input.Base != input.Head && await SelfTestAsync(request.State, cancellationToken) is { Length: > 0 } failures)
        {
            report = report with { Undecided = [.. failures.Select(f => new UndecidedPart(null, $"The gate's self-test failed, so it certifies nothing: {f}."))] };
        }

        return report with { Notes = [.. input.Notes, .. report.Notes], Effort = report.Effort with { Time = time.GetElapsedTime(started) } };
    }

    private static async Task<ImmutableArray<Suggestion>> MarkedAsync(ImmutableArray<Suggestion> suggestions, GateInput input, GitRepository git, CancellationToken cancellationToken)
    {
        var marked = ImmutableArray.CreateBuilder<Suggestion>();
        var shown = new Dictionary<string, IReadOnlyList<(int First, int Last)>>(StringComparer.Ordinal);
        foreach (var suggestion in suggestions)
        {
            if (!shown.TryGetValue(suggestion.Path, out var lines))
            {
                shown[suggestion.Path] = lines = await git.ShownLinesAsync(input.Base, input.Head, suggestion.Path, cancellationToken);
            }

            marked.Add(suggestion with { IsInDiff = lines.Any(h => h.First <= suggestion.StartLine && suggestion.EndLine <= h.Last) });
        }

        return marked.ToImmutable();
    }

    /// <summary>Everything of the base, where there is no change.</summary>
    private static async Task<GateReport> WriteCacheAsync(GateReport report, GateInput input, SideFacts side, FactsStore store, FactsCache? cache, CancellationToken cancellationToken)
    {
        if (cache is null || input.Base != input.Head)
        {
            return report with { Undecided = [new UndecidedPart(null, cache is null ? "--write-cache needs --cache." : "--write-cache is for the base branch alone: base and head must be one commit.")] };
        }

        await BatchPlanner.PrepareAsync([.. side.Side.Files.Select(f => (side, f))], store, cancellationToken);
        var kept = 0;
        foreach (var file in side.Side.Files)
        {
            var facts = await side.OfAsync(file, cancellationToken);
            kept += await cache.WriteAsync(facts, store.CompiledOf(facts.Key, file), cancellationToken) ? 1 : 0;
        }

        return report with { Notes = [$"{ReportWords.Count(kept, "file")} added to the cache, which has {side.Side.Files.Length - kept} of the base's already or cannot have them."], Effort = report.Effort with { FilesElaborated = store.Elaborated } };
    }

    private async Task<ImmutableArray<string>> SelfTestAsync(string? state, CancellationToken cancellationToken) =>
        state is not null && new SelfTestMark(state, process.Toolchain).IsThere ? [] : (await new GateSelfTest(process, slots, time).RunAsync(state, cancellationToken)).Failures;
}
