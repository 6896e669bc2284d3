using System.Collections.Concurrent;
using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Refining;

namespace ProofRepair.Pipeline.Tests.Refining;

/// <summary>Judges a body by a given function instead of Lean: the offsets of its errors in the body, or how the run ended.</summary>
internal sealed class ScriptedChecker(Func<string, IEnumerable<int>> errors, Func<string, RunOutcome?>? outcome = null, string message = "it fails") : ILeanChecker
{
    public const string Lead = "theorem t : ∃ x, 𝔸 x := ";

    public ConcurrentQueue<ImmutableArray<string>> Calls { get; } = [];

    public Problem Problem { get; } = new("t", "t", LeanHeader.Empty, Lead, "t");

    public Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        Calls.Enqueue([.. request.Sources.Select(s => s.Text)]);
        return Task.FromResult<ImmutableArray<CheckReport>>([.. request.Sources.Select(s => Judge(s.Text[Lead.Length..]))]);
    }

    public CheckReport Judge(string body)
    {
        var source = new SourceText(Lead + body);
        ImmutableArray<LeanMessage> messages =
            [.. errors(body).Select(e => new LeanMessage(LeanSeverity.Error, "[anonymous]", source.ToPosition(Lead.Length + e), null, message))];
        return new CheckReport(outcome?.Invoke(body) ?? (messages.IsEmpty ? RunOutcome.Ok : RunOutcome.Errors), messages, TimeSpan.Zero);
    }

    public CheckedAttempt Checked(string body) => new(Attempt.Of(Lead, body, AttemptOrigin.Given), Judge(body));

    public Task<CheckedAttempt> RefineAsync(string body, Func<RefinementContext, IEnumerable<Refinement>> propose, CancellationToken cancellationToken) =>
        new Refiner(new ProblemChecker(Problem, this, CheckLimits.Default), propose).RefineAsync(Checked(body), cancellationToken);
}
