namespace ProofRepair.Store;

/// <summary>Under what solvers learnt something. <paramref name="Definitions"/> is a hash of what stood before the statement.</summary>
public sealed record SolverKey(string Lean, string Portfolio, string Definitions);

/// <summary>How often a family of tactics closed goals of a class, how often it failed, and the seconds that both took.</summary>
public sealed record TallyRow(string GoalClass, string Family, int Closed, int Failed, double Seconds);
