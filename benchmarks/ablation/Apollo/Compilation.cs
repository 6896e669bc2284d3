using System.Collections.Immutable;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Ablation.Apollo;

/// <summary>Lean's answer in the terms that APOLLO's code reads. After a timeout or a crash it has no list of messages to read.</summary>
internal sealed record Compilation(CheckReport Report)
{
    public bool IsAnswered => Report.Outcome is RunOutcome.Ok or RunOutcome.Errors;

    public bool Passes => Report.Outcome == RunOutcome.Ok;

    /// <summary>The word "failed" in any warning makes a proof incomplete.</summary>
    public bool IsComplete => Report.IsComplete && !Report.Messages.Any(m => m.Severity == LeanSeverity.Warning && m.Text.Contains("failed", StringComparison.Ordinal));

    public ImmutableArray<LeanMessage> Errors =>
        IsAnswered ? [.. Report.Errors] : throw new ApolloFault($"Lean gave no answer: {Report.Outcome}");

    public ImmutableArray<LeanMessage> Infos => [.. Report.Messages.Where(m => m.Severity == LeanSeverity.Information)];
}
