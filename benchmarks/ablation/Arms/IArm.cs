using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Ablation.Arms;

/// <summary>What became of one problem in one arm. <paramref name="LeanTime"/> is Lean's own for its candidates, whoever asked for them first.</summary>
public sealed record ArmOutcome(bool StatementAccepted, bool Proved, int Samples, int Candidates, TimeSpan LeanTime, string? Detail)
{
    /// <summary>Why the program that the arm runs would have ended, or did; null where it came to its end.</summary>
    public string? Fault { get; init; }
}

/// <summary>One way of treating samples; all arms share Lean, its limits, and the order of each problem's samples.</summary>
public interface IArm
{
    string Name { get; }

    Task<ArmOutcome> RunAsync(Problem problem, ArmInput input, CancellationToken cancellationToken);
}
