namespace ProofRepair.Pipeline.Solving;

/// <summary>
/// A tactic block that may close a goal. <paramref name="Text"/> may have several lines, the first at column 0; who splices it
/// indents it. Waves are tried in order, all of one wave in the same batch. What stands behind a colon in <paramref name="Name"/> is of
/// this goal only (a variable, a modulus).
/// </summary>
public sealed record SolverTactic(string Name, string Text, int Wave, int Heartbeats)
{
    /// <summary>What it has in common with tactics for other goals.</summary>
    public string Family => Name.Split(':')[0];
}
