using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Minimising;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Recombining;
using ProofRepair.Pipeline.Refining.Naming;
using ProofRepair.Pipeline.Resampling;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Pipeline.Solving;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Sampling;
using ProofRepair.Verify;

namespace ProofRepair.Pipeline;

/// <summary>The state of one problem on its way.</summary>
internal sealed class ProblemRun(
    Problem problem,
    ProblemChecker checker,
    ProblemChecker plainChecker,
    AttemptGenerator generator,
    IProofVerifier verifier,
    ISolverMemory memory,
    PipelineOptions options,
    ImmutableDictionary<string, string> leanOptions,
    EnvironmentNames names,
    Action<PipelineEvent> publish)
{
    private const int AllWaves = 100;

    private readonly AttemptRepairer _repairer = new(checker, memory, options, publish, names);
    private readonly Resampler _resampler = new(checker, generator, memory, options, publish);
    private readonly List<RepairedAttempt> _repaired = [];
    private readonly List<CheckedAttempt> _failed = [];
    private readonly AttemptChecker _attemptChecker = new(checker, plainChecker);
    private Recombination? _recombination;
    private bool _statementAccepted;
    private bool _rawProved;
    private bool _rawMeaningsProved;
    private RepairedAttempt? _best;
    private string? _refused;
    private bool _isRefuted;
    private GoaledSketch? _goaled;
    private List<CheckedAttempt> _lastFailed = [];
    private int _round;

    private bool SamePlain => ReferenceEquals(checker, plainChecker);

    /// <summary>How many samples of whatever kind were taken.</summary>
    public int Samples => generator.Samples;

    /// <summary>To its end: so many samples at first and in each later round, as long as there are rounds.</summary>
    public async Task<ProblemResult> GoAsync(CancellationToken cancellationToken)
    {
        if (await BeginAsync(cancellationToken) is { } rejected)
        {
            return rejected;
        }

        while (true)
        {
            if (await RoundAsync(options.Samples, null, cancellationToken) is { } ended)
            {
                return ended;
            }

            if (_round >= options.Rounds || !options.Stages.HasFlag(RepairStages.Resample))
            {
                return Ended();
            }
        }
    }

    /// <summary>Null when Lean takes the statement; that is asked once.</summary>
    public async Task<ProblemResult?> BeginAsync(CancellationToken cancellationToken)
    {
        if (_goaled is not null)
        {
            return null;
        }

        var root = Sketch.Of(problem.Lead + "by sorry", new TextSpan(problem.Lead.Length, "by sorry".Length));
        var (goaled, probed) = await new Isolator(plainChecker).ProbeAsync(root, cancellationToken);
        if (goaled is null)
        {
            return probed.Outcome == RunOutcome.Errors
                ? Result(ProblemStatus.Rejected, null, null, null, [], probed.Detail ?? probed.Errors.FirstOrDefault()?.Text)
                : Unproved($"the statement could not be checked: {probed.Detail}") with { IsInconclusive = true };
        }

        (_goaled, _statementAccepted) = (goaled, true);
        return null;
    }

    /// <summary>
    /// Once more along the way with so many samples, of which up to <paramref name="samplesForHoles"/> are for holes; when null, those come on top. Null while
    /// the problem is open and more samples may be had.
    /// </summary>
    public async Task<ProblemResult?> RoundAsync(int samples, int? samplesForHoles, CancellationToken cancellationToken)
    {
        var (before, isFirst) = (generator.Samples, _round == 0);
        var attempts = isFirst ? await FirstAsync(samples, cancellationToken) : await ResampleAsync(samples, samplesForHoles, _round, cancellationToken);
        if (!isFirst && attempts.IsEmpty)
        {
            return samplesForHoles is null || generator.Samples == before ? Ended() : null;
        }

        var round = ++_round;
        var failed = new List<CheckedAttempt>();
        if (await CheckAsync(attempts, round, failed, cancellationToken) is { } raw)
        {
            return raw;
        }

        // The whole statement is the coarsest hole; cheap tactics on it cost less than any repair. But a body that somebody wrote is to be
        // kept as far as it goes.
        if (isFirst && problem.Body is null && await SolveWholeAsync(_goaled!, 0, options.HoleWaves, round, cancellationToken) is { } whole)
        {
            return whole;
        }

        _lastFailed = failed;
        return await RepairAsync(failed, round, cancellationToken) is { } repaired
            ? repaired
            : isFirst
                ? await SolveWholeAsync(_goaled!, problem.Body is null ? options.HoleWaves : 0, AllWaves, round, cancellationToken)
                : null;
    }

    /// <summary>What is said of a problem that gets no more samples.</summary>
    public ProblemResult Ended() =>
        Unproved(_refused ?? generator.Trouble ?? generator.Limit?.Message ?? (_isRefuted ? "its statement seems false: the negation of its conclusion follows from its hypotheses" : null)) with
        {
            IsInconclusive = generator.Trouble is not null || generator.Limit is { OfRun: true },
        };

    private async Task<ImmutableArray<Attempt>> FirstAsync(int samples, CancellationToken cancellationToken)
    {
        publish(new StageStarted(problem.Key, PipelineStage.Generate, 1));
        var given = problem.Body is { } body ? ImmutableArray.Create(Attempt.Of(problem.Lead, body, AttemptOrigin.Given)) : [];
        var attempts = given.AddRange(await generator.FreshAsync(samples, cancellationToken));
        publish(new SamplesTaken(problem.Key, generator.Samples, generator.Trouble));
        return attempts;
    }

    public ProblemResult Unproved(string? detail) => Result(
        ProblemStatus.Unproved,
        _best?.Sketch is { } sketch ? sketch.Sketch.Body.In(sketch.Sketch.Text) : null,
        null,
        null,
        [.. (_best?.Sketch?.Sketch.Holes ?? []).Select(h => new OpenHole(_best!.Sketch!.GoalOf(h)?.Text ?? "", h.OriginalText))],
        detail);

    /// <summary>Verifies what is a proof as it came, and counts it; what is none goes to <paramref name="failed"/>, the most promising first.</summary>
    private async Task<ProblemResult?> CheckAsync(ImmutableArray<Attempt> attempts, int round, List<CheckedAttempt> failed, CancellationToken cancellationToken)
    {
        if (attempts.IsEmpty)
        {
            return null;
        }

        publish(new StageStarted(problem.Key, PipelineStage.Check, round, $"{attempts.Length} attempts"));
        var open = new List<CheckedAttempt>();
        await foreach (var answers in _attemptChecker.CheckAsync(attempts, cancellationToken))
        {
            foreach (var (attempt, report, isPlain) in answers.Proofs)
            {
                publish(new AttemptChecked(problem.Key, new CheckedAttempt(attempt, report)));
                var stage = attempt.Origin == AttemptOrigin.Resampled ? PipelineStage.Resample : PipelineStage.Check;
                if (await VerifyAsync(attempt, stage, round, cancellationToken, isPlain ? plainChecker.Problem : problem) is { } proved)
                {
                    // Counted with a verdict only: a sample that asks the compiler (`native_decide`) is no proof.
                    var isRaw = attempt.Origin == AttemptOrigin.Sampled;
                    _rawProved |= isRaw && isPlain;
                    _rawMeaningsProved |= isRaw;
                    return proved with { RawProved = _rawProved, RawMeaningsProved = _rawMeaningsProved };
                }
            }

            foreach (var attempt in answers.Failed)
            {
                publish(new AttemptChecked(problem.Key, attempt));
            }

            open.AddRange(answers.Failed);
        }

        failed.AddRange(AttemptChecker.MostPromisingFirst(open));
        _failed.AddRange(failed);
        return null;
    }

    private async Task<ProblemResult?> RepairAsync(List<CheckedAttempt> failed, int round, CancellationToken cancellationToken)
    {
        if ((options.Stages & (RepairStages.Refine | RepairStages.Isolate)) == RepairStages.None)
        {
            return null;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var open = failed.Take(options.RepairedAttempts).Select(f => RepairOneAsync(f, round, enough.Token)).ToList();
        try
        {
            while (open.Count > 0)
            {
                var done = options.Deterministic ? open[0] : await Task.WhenAny(open);
                open.Remove(done);
                if (await done is not { } repaired)
                {
                    continue;
                }

                if (repaired.Complete is { } complete && await VerifyAsync(complete with { Model = repaired.Model }, repaired.Stage, round, cancellationToken) is { } proved)
                {
                    return proved;
                }

                if (repaired.Complete is null)
                {
                    _repaired.Add(repaired);
                    _best = _best is null || repaired.LeavesLessThan(_best) ? repaired : _best;
                }
            }

            return await RecombineAsync(round, cancellationToken);
        }
        finally
        {
            await enough.CancelAsync();
            await ((Task)Task.WhenAll(open)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<ProblemResult?> RecombineAsync(int round, CancellationToken cancellationToken)
    {
        if (!options.Stages.HasFlag(RepairStages.Recombine) || _repaired.TrueForAll(r => r.Sketch is null))
        {
            return null;
        }

        publish(new StageStarted(problem.Key, PipelineStage.Assemble, round, $"{_repaired.Count} sketches"));
        _recombination ??= new Recombination(checker, _repairer, memory, options);
        var improved = await _recombination.ImproveAsync(_failed, _repaired, cancellationToken);
        foreach (var repaired in improved)
        {
            if (repaired.Complete is { } complete && await VerifyAsync(complete with { Model = repaired.Model }, repaired.Stage, round, cancellationToken) is { } proved)
            {
                return proved;
            }
        }

        _repaired.Clear();
        _repaired.AddRange(improved.Where(r => r.Complete is null));
        _best = _repaired.FirstOrDefault() ?? _best;
        return null;
    }

    /// <summary>Null after a fault of this program, which must not cost the other attempts.</summary>
    private async Task<RepairedAttempt?> RepairOneAsync(CheckedAttempt failed, int round, CancellationToken cancellationToken)
    {
        try
        {
            var repaired = (await _repairer.RepairAsync(failed, round, cancellationToken)) with { Model = failed.Attempt.Model };
            publish(new AttemptRepaired(problem.Key, failed.Attempt, repaired));
            return repaired;
        }
        catch (Exception e) when (e is not OperationCanceledException and not SampleNotKeptException)
        {
            publish(new PipelineFault(problem.Key, e));
            return null;
        }
    }

    private async Task<ProblemResult?> SolveWholeAsync(GoaledSketch goaled, int firstWave, int waves, int round, CancellationToken cancellationToken)
    {
        if (!options.Stages.HasFlag(RepairStages.Solve))
        {
            return null;
        }

        publish(new StageStarted(problem.Key, PipelineStage.Solve, round, "whole statement"));
        // A refuted statement is only reported: that its hypotheses have a model is not known.
        var refuting = firstWave == 0 && options.Stages.HasFlag(RepairStages.Refute) ? RefutationUse.Reported : RefutationUse.None;
        var solver = new HoleSolver(plainChecker, memory, options.Seed, options.Deterministic, fault => publish(new PipelineFault(problem.Key, fault)));
        var answers = await solver.SolveAsync(goaled, new SolverEffort(firstWave, waves, refuting), null, cancellationToken);
        if (answers.Closed.IsEmpty && !answers.Refuted.IsEmpty)
        {
            _isRefuted = true;
            publish(new HoleRefuted(problem.Key, goaled.GoalOf(goaled.Sketch.Holes[0])?.Target ?? ""));
        }

        return answers.Closed.IsEmpty || await new SketchAssembler(plainChecker).LaidOutAsync(goaled.Sketch, answers.Closed, cancellationToken) is not { } filled
            ? null
            : await VerifyAsync(new Attempt(filled.Text, filled.Body, AttemptOrigin.Solver), PipelineStage.Solve, round, cancellationToken, plainChecker.Problem);
    }

    // A sketch of which only the statement is left is asked for by whole proofs.
    private Task<ImmutableArray<Attempt>> ResampleAsync(int samples, int? samplesForHoles, int round, CancellationToken cancellationToken) => _resampler.ResampleAsync(
        _best is { IsCondemned: false, KeepsNothing: false } best ? best.Sketch : null,
        _lastFailed,
        new Failures(_failed, [.. _repaired.SelectMany(r => new[] { r.Tried, r.Sketch }).OfType<GoaledSketch>()]),
        samples,
        samplesForHoles,
        round,
        cancellationToken);

    private async Task<ProblemResult?> VerifyAsync(Attempt attempt, PipelineStage stage, int round, CancellationToken cancellationToken, Problem? under = null)
    {
        var stated = under ?? problem;
        publish(new StageStarted(problem.Key, PipelineStage.Verify, round));
        var verdict = await VerdictAsync(stated, attempt, cancellationToken);
        if (verdict.Accepted)
        {
            (attempt, verdict) = options.Minimise ? await MinimisedAsync(stated, attempt, verdict, cancellationToken) : (attempt, verdict);
            return Result(ProblemStatus.Proved, attempt.BodyText, verdict, stage, []) with { Problem = stated, Verified = RequestFor(stated, attempt), Model = attempt.Model };
        }

        _refused = verdict.HasAnswer
            ? $"a proof that Lean took was refused: {verdict.Objection}"
            : $"a proof that Lean took could not be verified: {verdict.Objection}";
        return null;
    }

    /// <summary>The shorter proof has a verdict of its own; without one the longer stays.</summary>
    private async Task<(Attempt Attempt, Verdict Verdict)> MinimisedAsync(Problem stated, Attempt attempt, Verdict verdict, CancellationToken cancellationToken)
    {
        var minimal = await new ProofMinimiser(ReferenceEquals(stated, problem) ? checker : plainChecker).MinimiseAsync(attempt, cancellationToken);
        return minimal.BodyText != attempt.BodyText && await VerdictAsync(stated, minimal, cancellationToken) is { Accepted: true } again
            ? (minimal, again)
            : (attempt, verdict);
    }

    private Task<Verdict> VerdictAsync(Problem stated, Attempt attempt, CancellationToken cancellationToken) =>
        verifier.VerifyAsync(RequestFor(stated, attempt), cancellationToken);

    private VerifyRequest RequestFor(Problem stated, Attempt attempt) =>
        new(stated.HeaderFor(attempt.Text), problem.Lead, attempt.BodyText, options.Limits.Times(2)) { Options = leanOptions, WithReplay = options.Replay };

    private ProblemResult Result(
        ProblemStatus status, string? body, Verdict? verdict, PipelineStage? stage, ImmutableArray<OpenHole> open, string? detail = null) => new(
            problem,
            status,
            body,
            verdict,
            stage,
            _rawProved,
            _rawMeaningsProved,
            generator.Samples,
            checker.Candidates + (SamePlain ? 0 : plainChecker.Candidates),
            checker.Time + (SamePlain ? TimeSpan.Zero : plainChecker.Time),
            open,
            detail) { StatementAccepted = _statementAccepted };
}
