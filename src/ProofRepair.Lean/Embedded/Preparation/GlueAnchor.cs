namespace ProofRepair.Lean.Embedded.Preparation;

/// <summary>A text that must stand in the package's script, and what takes its place. Null for <paramref name="Count"/>: at least once.</summary>
internal sealed record GlueAnchor(string Name, string From, string To, int? Count = 1);
