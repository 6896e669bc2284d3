using ProofRepair.Pipeline;

namespace ProofRepair.Bench.Exports;

/// <summary>A theorem with its proof. <paramref name="Lead"/> is the statement up to and with <c>:=</c>, <paramref name="Body"/> what follows it.</summary>
public sealed record ProvedTheorem(string Name, string Header, string Lead, string Body)
{
    /// <summary>With the header that the proof was verified under; null for what was not proved.</summary>
    public static ProvedTheorem? Of(string name, ProblemResult result) => result is { Status: ProblemStatus.Proved, Body: { } body }
        ? new ProvedTheorem(name, result.Problem.HeaderFor(result.Problem.Lead + body).Lines, result.Problem.Lead, body)
        : null;
}
