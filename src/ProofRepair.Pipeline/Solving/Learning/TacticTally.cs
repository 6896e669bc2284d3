namespace ProofRepair.Pipeline.Solving.Learning;

/// <summary>How a family of tactics fared on one class of goals. <paramref name="Seconds"/> is Lean's time for all of its tries.</summary>
public readonly record struct TacticTally(int Closed, int Failed, double Seconds)
{
    public int Tries => Closed + Failed;

    public static TacticTally operator +(TacticTally a, TacticTally b) => new(a.Closed + b.Closed, a.Failed + b.Failed, a.Seconds + b.Seconds);

    public static TacticTally Add(TacticTally left, TacticTally right) => left + right;
}

/// <summary>One tactic tried on one goal.</summary>
public sealed record TacticTrial(GoalClass Class, string Family, bool Closed, TimeSpan Cost)
{
    public TacticTally Tally => new(Closed ? 1 : 0, Closed ? 0 : 1, Cost.TotalSeconds);
}
