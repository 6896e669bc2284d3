using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Pipeline.Solving;
using ProofRepair.Sampling;
using ProofRepair.Verify;

namespace ProofRepair.Pipeline;

/// <summary>
/// The way of a proof, from a problem to an honest account of it. Problems run side by side: their candidates meet in the checker's
/// batches, so a stage that waits costs nothing.
/// </summary>
public sealed class ProofPipeline(ILeanChecker lean, ProofVerifier verifier, IProofSampler sampler, GoalCache cache, PipelineOptions options, TimeProvider time)
{
    /// <summary>Lean options by name that hold for every check of this run.</summary>
    public ImmutableDictionary<string, string> LeanOptions { get; init; } = ImmutableDictionary<string, string>.Empty;

    public async Task<ProblemResult> RunAsync(Problem problem, Action<PipelineEvent> publish, CancellationToken cancellationToken)
    {
        using var wall = new CancellationTokenSource(options.Wall, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(wall.Token, cancellationToken);
        var checker = new ProblemChecker(problem, lean, options.Limits, LeanOptions);
        // The solvers' own tactics need no tactic meanings, and their proofs are worth more without.
        var plain = problem.PlainHeader is { } header
            ? new ProblemChecker(problem with { Header = header, PlainHeader = null }, lean, options.Limits, LeanOptions)
            : checker;
        var run = new ProblemRun(problem, checker, plain, new AttemptGenerator(problem, sampler), verifier, cache, options, LeanOptions, publish);
        ProblemResult result;
        try
        {
            result = await run.GoAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            result = run.Unproved($"its {options.Wall.TotalMinutes:0} minutes are over");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One problem's fault must not end a run of hours; it is told with its result, and logged.
            publish(new PipelineFault(problem.Key, e));
            result = run.Unproved($"a fault of this program: {e.Message}");
        }

        publish(new ProblemFinished(problem.Key, result));
        return result;
    }
}

/// <summary>The state of one problem on its way.</summary>
internal sealed class ProblemRun(
    Problem problem,
    ProblemChecker checker,
    ProblemChecker plainChecker,
    AttemptGenerator generator,
    ProofVerifier verifier,
    GoalCache cache,
    PipelineOptions options,
    ImmutableDictionary<string, string> leanOptions,
    Action<PipelineEvent> publish)
{
    private const int AllWaves = 100;

    private readonly AttemptRepairer _repairer = new(checker, cache, options, publish);
    private bool _rawProved;
    private bool _rawMeaningsProved;
    private RepairedAttempt? _best;
    private string? _refused;

    public async Task<ProblemResult> GoAsync(CancellationToken cancellationToken)
    {
        var root = Sketch.Of(problem.Lead + "by sorry", new Lean.Text.TextSpan(problem.Lead.Length, "by sorry".Length));
        var goaled = await new Isolator(plainChecker).WithGoalsAsync(root, cancellationToken);
        if (goaled is null)
        {
            return await RejectAsync(root, cancellationToken);
        }

        publish(new StageStarted(problem.Key, PipelineStage.Generate, 1));
        var given = problem.Body is { } body ? ImmutableArray.Create(Attempt.Of(problem.Lead, body, AttemptOrigin.Given)) : [];
        var attempts = given.AddRange(await generator.GenerateAsync(SampleKind.Fresh, options.Samples, null, cancellationToken));
        publish(new SamplesTaken(problem.Key, generator.Samples, generator.Trouble));
        for (var round = 1; ; round++)
        {
            var failed = new List<CheckedAttempt>();
            if (await CheckAsync(attempts, round, failed, cancellationToken) is { } raw)
            {
                return raw;
            }

            // The whole statement is the coarsest hole; cheap tactics on it cost less than any repair.
            if (round == 1 && await SolveWholeAsync(goaled, 0, options.HoleWaves, round, cancellationToken) is { } whole)
            {
                return whole;
            }

            if (await RepairAsync(failed, round, cancellationToken) is { } repaired)
            {
                return repaired;
            }

            if (round == 1 && await SolveWholeAsync(goaled, options.HoleWaves, AllWaves, round, cancellationToken) is { } late)
            {
                return late;
            }

            if (round >= options.Rounds || (attempts = await ResampleAsync(failed, round, cancellationToken)).IsEmpty)
            {
                return Unproved(generator.Trouble ?? _refused);
            }
        }
    }

    public ProblemResult Unproved(string? detail) => Result(
        ProblemStatus.Unproved,
        _best?.Sketch is { } sketch ? sketch.Sketch.Body.In(sketch.Sketch.Text) : null,
        null,
        null,
        [.. (_best?.Sketch?.Sketch.Holes ?? []).Select(h => new OpenHole(_best!.Sketch!.GoalOf(h)?.Text ?? "", h.OriginalText))],
        detail);

    private async Task<ProblemResult> RejectAsync(Sketch root, CancellationToken cancellationToken)
    {
        var report = await plainChecker.CheckAsync(root.Text, cancellationToken);
        return report.Outcome is RunOutcome.Ok or RunOutcome.Errors
            ? Result(ProblemStatus.Rejected, null, null, null, [], report.Detail ?? report.Errors.FirstOrDefault()?.Text ?? "its goal could not be read")
            : Unproved($"the statement could not be checked: {report.Detail}");
    }

    /// <summary>Counts what is a proof as it came, and verifies it; what is not goes to <paramref name="failed"/>, the most promising first.</summary>
    private async Task<ProblemResult?> CheckAsync(ImmutableArray<Attempt> attempts, int round, List<CheckedAttempt> failed, CancellationToken cancellationToken)
    {
        if (attempts.IsEmpty)
        {
            return null;
        }

        publish(new StageStarted(problem.Key, PipelineStage.Check, round, $"{attempts.Length} attempts"));
        var texts = attempts.Select(a => a.Text).ToList();
        var plain = SamePlain ? null : plainChecker.CheckAsync(texts, cancellationToken);
        var reports = await checker.CheckAsync(texts, cancellationToken);
        var plainReports = plain is null ? reports : await plain;
        if (round == 1)
        {
            _rawProved |= attempts.Zip(plainReports).Any(p => p.First.Origin == AttemptOrigin.Sampled && p.Second.IsComplete);
            _rawMeaningsProved |= attempts.Zip(reports).Any(p => p.First.Origin == AttemptOrigin.Sampled && p.Second.IsComplete);
        }

        foreach (var (attempt, report) in attempts.Zip(reports).OrderBy(p => p.First.Text.Length).Where(p => p.Second.IsComplete))
        {
            if (await VerifyAsync(attempt, PipelineStage.Check, round, cancellationToken) is { } proved)
            {
                return proved;
            }
        }

        failed.AddRange(attempts.Zip(reports)
            .Where(p => !p.Second.IsComplete)
            .Select(p => new CheckedAttempt(p.First, p.Second))
            .OrderBy(a => a.Attempt.Origin == AttemptOrigin.Given ? 0 : 1)
            .ThenBy(a => a.Report.Outcome is RunOutcome.Ok or RunOutcome.Errors ? 0 : 1)
            .ThenBy(a => a.Report.Errors.Count()));
        return null;
    }

    private async Task<ProblemResult?> RepairAsync(List<CheckedAttempt> failed, int round, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var open = failed.Take(options.RepairedAttempts).Select(f => _repairer.RepairAsync(f, round, enough.Token)).ToList();
        try
        {
            while (open.Count > 0)
            {
                var done = await Task.WhenAny(open);
                open.Remove(done);
                var repaired = await done;
                if (repaired.Complete is { } complete && await VerifyAsync(complete, repaired.Stage, round, cancellationToken) is { } proved)
                {
                    return proved;
                }

                if (_best is null || repaired.OpenHoles < _best.OpenHoles)
                {
                    _best = repaired.Complete is null ? repaired : _best;
                }
            }

            return null;
        }
        finally
        {
            await enough.CancelAsync();
            await ((Task)Task.WhenAll(open)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<ProblemResult?> SolveWholeAsync(GoaledSketch goaled, int firstWave, int waves, int round, CancellationToken cancellationToken)
    {
        publish(new StageStarted(problem.Key, PipelineStage.Solve, round, "whole statement"));
        var solver = new HoleSolver(plainChecker, cache);
        var fillings = await solver.SolveAsync(goaled, firstWave, waves, null, cancellationToken);
        return fillings.IsEmpty || goaled.Sketch.FillAll(fillings).Sketch is not { } filled
            ? null
            : await VerifyAsync(new Attempt(filled.Text, filled.Body, AttemptOrigin.Solver), PipelineStage.Solve, round, cancellationToken, plainChecker.Problem);
    }

    /// <summary>Holes of the best sketch first; of whole bodies, half revise the best failure and half are fresh.</summary>
    private async Task<ImmutableArray<Attempt>> ResampleAsync(List<CheckedAttempt> failed, int round, CancellationToken cancellationToken)
    {
        publish(new StageStarted(problem.Key, PipelineStage.Resample, round));
        var attempts = ImmutableArray.CreateBuilder<Attempt>();
        if (_best?.Sketch is { } best)
        {
            attempts.AddRange(await FillAsync(best, cancellationToken));
        }

        var revisions = failed.Count > 0 ? (options.Samples + 1) / 2 : 0;
        if (revisions > 0)
        {
            attempts.AddRange(await generator.GenerateAsync(SampleKind.Revise, revisions, r => RevisionOf(r, failed[0]), cancellationToken));
        }

        attempts.AddRange(await generator.GenerateAsync(SampleKind.Fresh, options.Samples - revisions, null, cancellationToken));
        publish(new SamplesTaken(problem.Key, generator.Samples, generator.Trouble));
        return attempts.ToImmutable();

        static SampleRequest RevisionOf(SampleRequest request, CheckedAttempt attempt) => Resampling.RevisionPrompt.Shape(request, attempt);
    }

    /// <summary>Asks for each hole's goal, and puts what holds into the sketch.</summary>
    private async Task<IEnumerable<Attempt>> FillAsync(GoaledSketch goaled, CancellationToken cancellationToken)
    {
        var fillings = ImmutableDictionary<int, string>.Empty;
        foreach (var hole in goaled.Sketch.Holes)
        {
            if (goaled.GoalOf(hole) is not { } goal)
            {
                continue;
            }

            var bodies = await generator.BodiesAsync(SampleKind.FillHole, options.SamplesForHole, r => r with { Goal = goal.Text }, cancellationToken);
            var candidates = bodies
                .Select(b => Resampling.HoleText.Of(b.Body))
                .Select(text => (Text: text, Filled: goaled.Sketch.Fill(hole.Id, text).Sketch))
                .Where(c => c.Filled is not null)
                .ToList();
            var reports = await checker.CheckAsync(candidates.Select(c => c.Filled!.Text), cancellationToken);
            if (candidates.Zip(reports).FirstOrDefault(c => c.Second.Outcome == RunOutcome.Ok).First.Text is { } closing)
            {
                fillings = fillings.Add(hole.Id, closing);
            }
        }

        return fillings.IsEmpty || goaled.Sketch.FillAll(fillings).Sketch is not { } filled
            ? []
            : [new Attempt(filled.Text, filled.Body, AttemptOrigin.Sampled)];
    }

    private async Task<ProblemResult?> VerifyAsync(Attempt attempt, PipelineStage stage, int round, CancellationToken cancellationToken, Problem? under = null)
    {
        var stated = under ?? problem;
        publish(new StageStarted(problem.Key, PipelineStage.Verify, round));
        var limits = options.Limits with { Heartbeats = options.Limits.Heartbeats * 2, WallTime = options.Limits.WallTime * 2 };
        var verdict = await verifier.VerifyAsync(
            new VerifyRequest(stated.Header, problem.Lead, attempt.BodyText, limits) { Options = leanOptions }, cancellationToken);
        if (verdict.Accepted)
        {
            return Result(ProblemStatus.Proved, attempt.BodyText, verdict, stage, []) with { Problem = stated };
        }

        _refused = $"a proof that Lean took was refused: {verdict.Objection}";
        return null;
    }

    private ProblemResult Result(
        ProblemStatus status, string? body, Verdict? verdict, PipelineStage? stage, ImmutableArray<OpenHole> open, string? detail = null) => new(
            problem, status, body, verdict, stage, _rawProved, _rawMeaningsProved, generator.Samples, checker.Candidates + (SamePlain ? 0 : plainChecker.Candidates), checker.Time + (SamePlain ? TimeSpan.Zero : plainChecker.Time), open, detail);

    private bool SamePlain => ReferenceEquals(checker, plainChecker);
}
