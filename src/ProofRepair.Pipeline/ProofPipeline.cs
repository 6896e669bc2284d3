using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Pipeline.Statements;
using ProofRepair.Sampling;
using ProofRepair.Verify;

namespace ProofRepair.Pipeline;

/// <summary>
/// The way of a proof, from a problem to an honest account of it. Problems run side by side: their candidates meet in the checker's
/// batches, so a stage that waits costs nothing.
/// </summary>
public sealed class ProofPipeline(ILeanChecker lean, IProofVerifier verifier, IProofSampler sampler, ISolverMemory memory, PipelineOptions options, TimeProvider time)
{
    /// <summary>Lean options by name that hold for every check of this run.</summary>
    public ImmutableDictionary<string, string> LeanOptions { get; init; } = ImmutableDictionary<string, string>.Empty;

    public async Task<ProblemResult> RunAsync(Problem problem, Action<PipelineEvent> publish, CancellationToken cancellationToken)
    {
        using var wall = new CancellationTokenSource(options.Wall, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(wall.Token, cancellationToken);
        var checker = new ProblemChecker(problem, lean, options.Limits, LeanOptions);
        // The solvers' own tactics need no tactic meanings, and their proofs are worth more without.
        var plain = problem.PlainHeader is null ? checker : new ProblemChecker(problem.UnderPlainHeader(), lean, options.Limits, LeanOptions);
        var run = new ProblemRun(problem, checker, plain, new AttemptGenerator(problem, sampler), verifier, memory, options, LeanOptions, publish);
        var flags = FlagsAsync(plain.Problem, publish, cancellationToken);
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
            result = run.Unproved($"a fault of this program: {e.Message}") with { IsInconclusive = true };
        }

        result = result with { Flags = await flags };

        publish(new ProblemFinished(problem.Key, result));
        return result;
    }

    /// <summary>Apart from the problem's own time, and without a word on its result: a proof is a proof whatever becomes of this.</summary>
    private async Task<ImmutableArray<StatementFlag>> FlagsAsync(Problem stated, Action<PipelineEvent> publish, CancellationToken cancellationToken)
    {
        if (!options.AuditStatements)
        {
            return [];
        }

        try
        {
            return await StatementAudit.FlagsAsync(new ProblemChecker(stated, lean, options.Limits, LeanOptions), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            publish(new PipelineFault(stated.Key, e));
            return [];
        }
    }
}
