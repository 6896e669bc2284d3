using ProofRepair.Lean.Checking;

namespace ProofRepair.Pipeline;

/// <summary>
/// <paramref name="Samples"/>: attempts asked of the sampler at first and in each later round. <paramref name="Rounds"/>: how often the
/// way is gone again with new samples (APOLLO's gain ends at 3 to 5). <paramref name="Wall"/> bounds one problem.
/// </summary>
public sealed record PipelineOptions(int Samples = 4, int Rounds = 2)
{
    public CheckLimits Limits { get; init; } = new(TimeSpan.FromSeconds(180));

    /// <summary>A proof that was found goes without the steps that it does not need.</summary>
    public bool Minimise { get; init; }

    /// <summary>Proofs are judged in two further processes that never ran them (<see cref="Verify.VerifyRequest.WithReplay"/>).</summary>
    public bool Replay { get; init; }

    /// <summary>Statements are looked at for saying nothing (<see cref="Statements.StatementAudit"/>); that counts as no candidate.</summary>
    public bool AuditStatements { get; init; }

    public RepairStages Stages { get; init; } = RepairStages.All;

    /// <summary>Of those that failed, how many attempts of a round are repaired; the most promising first.</summary>
    public int RepairedAttempts { get; init; } = 4;

    public int SamplesForHole { get; init; } = 2;

    /// <summary>How far an open hole is widened to the blocks around it.</summary>
    public int BackOffLevels { get; init; } = 3;

    /// <summary>Waves of the portfolio that are tried on holes of sketches; the whole statement gets all.</summary>
    public int HoleWaves { get; init; } = 2;

    /// <summary>For what is drawn when the order of tactics is learnt.</summary>
    public int Seed { get; init; }

    /// <summary>Nothing depends on what takes how long: limits of heartbeats alone, and what runs side by side is taken in order.</summary>
    public bool Deterministic { get; init; }

    public TimeSpan Wall { get; init; } = TimeSpan.FromHours(3);
}
