using ProofRepair.Pipeline.Attempts;

namespace ProofRepair.Pipeline.Events;

/// <summary>Stages of the way of a proof, in their order.</summary>
public enum PipelineStage
{
    Generate,
    Check,
    Refine,
    Isolate,
    Solve,
    Resample,
    Assemble,
    Verify,
}

/// <summary>What a run tells its subscribers: displays, logs, stores.</summary>
public abstract record PipelineEvent(string Problem);

public sealed record StageStarted(string Problem, PipelineStage Stage, int Round, string? Detail = null) : PipelineEvent(Problem);

public sealed record SamplesTaken(string Problem, int Count, string? Trouble) : PipelineEvent(Problem);

public sealed record HoleClosed(string Problem, string Goal, string Tactic) : PipelineEvent(Problem);

/// <summary>The negation of a goal was proved where it stands: its sketch cannot be completed as it is.</summary>
public sealed record HoleRefuted(string Problem, string Goal) : PipelineEvent(Problem);

/// <summary>Lean's word on a body as it came.</summary>
public sealed record AttemptChecked(string Problem, CheckedAttempt Checked) : PipelineEvent(Problem);

/// <summary>What repair made of a failing attempt.</summary>
public sealed record AttemptRepaired(string Problem, Attempt Attempt, RepairedAttempt Repaired) : PipelineEvent(Problem);

public sealed record PipelineFault(string Problem, Exception Exception) : PipelineEvent(Problem);

public sealed record ProblemFinished(string Problem, ProblemResult Result) : PipelineEvent(Problem);
