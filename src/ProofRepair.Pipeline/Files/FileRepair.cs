using System.Collections.Immutable;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Pipeline.Files;

/// <summary>What was done to one declaration. <paramref name="Proof"/> is the body that replaced its own; null when it stays as it was.</summary>
public sealed record DeclarationRepair(FileDeclaration Declaration, ProblemResult? Result, string Account, string? Proof = null);

/// <summary><paramref name="Text"/> differs from the file's only in the bodies that were repaired. <paramref name="After"/> is Lean's word on it.</summary>
/// <param name="Elsewhere">Errors that no declaration is to blame for.</param>
public sealed record FileRepair(string Text, ImmutableArray<DeclarationRepair> Declarations, ImmutableArray<LeanMessage> Elsewhere, CheckReport Before, CheckReport After)
{
    public bool IsClean => After.IsComplete;

    public int Proved => Declarations.Count(d => d.Proof is not null);

    /// <summary>Why Lean could not say whether the file is right; null when it could.</summary>
    public string? Trouble => !WasRead(Before) ? $"it could not be checked: {Before.Detail}"
        : !WasRead(After) ? $"its repaired text could not be checked: {After.Detail}"
        : null;

    internal static bool WasRead(CheckReport report) => report.Outcome is RunOutcome.Ok or RunOutcome.Errors;
}
