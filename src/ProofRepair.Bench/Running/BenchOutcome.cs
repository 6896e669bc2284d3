using ProofRepair.Pipeline;
using ProofRepair.Verify.Certificates;

namespace ProofRepair.Bench.Running;

/// <summary>One row's outcome, of this process or of one before it. <paramref name="Certificate"/> is its text; proved problems have one.</summary>
public sealed record BenchOutcome(SuiteProblem Problem, ProblemAccount Account, string? Certificate)
{
    /// <summary>Something failed that is no fault of the problem: a run that goes on tries it again.</summary>
    public bool IsInconclusive { get; init; }

    /// <summary>A process before this one did it.</summary>
    public bool IsFromBefore { get; init; }

    public static BenchOutcome Of(SuiteProblem problem, ProblemResult? result, DateTimeOffset now) => new(
        problem,
        ProblemAccount.Of(problem, result),
        result is { Status: ProblemStatus.Proved, Verified: { } verified, Verdict: { } verdict }
            ? CertificateFile.Text(Verify.Certificates.Certificate.Of(result.Problem.DeclaredName, verified, verdict, now))
            : null) { IsInconclusive = result?.IsInconclusive == true };
}
