using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Budgets.Accounts;
using ProofRepair.Pipeline.Budgets.Metering;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Refining.Naming;
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

    /// <summary>What may be spent; null where nothing is counted. Samples are the sampler's affair (<see cref="BudgetedSampler"/>).</summary>
    public BudgetLedger? Budget { get; init; }

    /// <summary>Shared by all problems, and by pipelines on the same Lean; what it costs to ask is no problem's.</summary>
    public EnvironmentNames Names { get; init; } = new(lean);

    public async Task<ProblemResult> RunAsync(Problem problem, Action<PipelineEvent> publish, CancellationToken cancellationToken)
    {
        using var session = Open(problem, publish);
        return await session.RunAsync(cancellationToken);
    }

    /// <summary>A problem that gets its samples wave by wave.</summary>
    public ProblemSession Open(Problem problem, Action<PipelineEvent> publish)
    {
        var budget = Budget is null ? null : new ProblemBudget(Budget, problem.Key, time);
        var counted = budget is null ? lean : new BudgetedChecker(lean, budget.Count);
        var checker = new ProblemChecker(problem, counted, options.Limits, LeanOptions);
        // The solvers' own tactics need no tactic meanings, and their proofs are worth more without.
        var plain = problem.PlainHeader is null ? checker : new ProblemChecker(problem.UnderPlainHeader(), counted, options.Limits, LeanOptions);
        var run = new ProblemRun(problem, checker, plain, new AttemptGenerator(problem, sampler), verifier, memory, options, LeanOptions, Names, publish);
        return new ProblemSession(problem.Key, run, budget, options, time, publish, ct => FlagsAsync(plain.Problem, publish, ct));
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
