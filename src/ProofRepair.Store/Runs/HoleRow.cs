namespace ProofRepair.Store.Runs;

/// <summary>What stands in a hole now. <paramref name="By"/> names who wrote it: a tactic family, a model.</summary>
public sealed record FillingRow(string Text, string By);

/// <summary>
/// A hole of an attempt's sketch. <paramref name="Number"/> is unique in the attempt; <paramref name="Parent"/> is the hole whose filling this
/// one is a part of, recorded before it. <paramref name="State"/> is the caller's word for what became of it.
/// </summary>
public sealed record HoleRow(int Attempt, int Number, string GoalHash, string Goal, string State, FillingRow? Filling = null, int? Parent = null);
