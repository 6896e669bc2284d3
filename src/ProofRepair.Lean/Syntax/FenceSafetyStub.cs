namespace ProofRepair.Lean.Syntax;
public sealed record FenceSafety(bool IsSafe) { public static FenceSafety Inspect(string source) => new(!source.Contains("#exit", StringComparison.Ordinal)); }
