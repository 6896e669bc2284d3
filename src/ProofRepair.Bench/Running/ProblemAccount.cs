using System.Text.Json;
using System.Text.Json.Serialization;
using ProofRepair.Bench.CorePort;
using ProofRepair.Bench.Suites;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Statements;

namespace ProofRepair.Bench.Running;

/// <summary>
/// All that a run says of a problem that is done: a line of <c>--json</c> and of <c>results.jsonl</c>, and what a store keeps, from which figures are made
/// again when a run is resumed.
/// </summary>
/// <param name="Accepted">Lean took the statement.</param>
/// <param name="Code">Why the port or Lean did not take it, in a word.</param>
/// <param name="Doubts">Why a proof of the statement would be worth little.</param>
public sealed record ProblemAccount(
    string Event,
    string Name,
    string Split,
    string? Variant,
    string Status,
    bool Accepted,
    string? Port,
    string? Code,
    string? Detail,
    string? ProvedBy,
    bool RawProved,
    bool RawMeaningsProved,
    int Samples,
    int Candidates,
    double LeanSeconds,
    string? StatementHash,
    string[]? Axioms,
    string[]? Checks,
    string? Body,
    string[] Open,
    string[]? Doubts)
{
    [JsonIgnore]
    public bool IsProved => Status == "proved";

    public static ProblemAccount Of(SuiteProblem problem, ProblemResult? result) => new(
        "problem",
        problem.Row.Name,
        problem.Row.Split,
        problem.Row.Variant,
        result?.Status switch
        {
            ProblemStatus.Proved => "proved",
            ProblemStatus.Unproved => "unproved",
            _ => "rejected",
        },
        result?.StatementAccepted == true,
        problem.Port switch { PortKind.Same => "same", PortKind.Stronger => "stronger", _ => null },
        problem.Refusal?.Code ?? (result?.Status == ProblemStatus.Rejected ? "not-accepted" : null),
        problem.Refusal?.Reason ?? result?.Detail,
        result?.ProvedBy?.ToString().ToLowerInvariant(),
        result?.RawProved ?? false,
        result?.RawMeaningsProved ?? false,
        result?.Samples ?? 0,
        result?.Candidates ?? 0,
        Math.Round(result?.LeanTime.TotalSeconds ?? 0, 2),
        result?.Problem.StatementHash,
        result?.Verdict is { } verdict ? [.. verdict.Axioms] : null,
        result?.Verdict is { } v ? [.. v.Checks.Select(c => $"{c.Name}: {c.Result}: {c.Detail}")] : null,
        result?.Status == ProblemStatus.Proved ? result.Body : null,
        [.. (result?.Open ?? []).Select(h => h.Goal)],
        DoubtsOf(problem.Row, result));

    public string ToJson() => JsonSerializer.Serialize(this, AccountJson.Default.ProblemAccount);

    /// <summary>Throws where the text is no account.</summary>
    public static ProblemAccount FromJson(string json) =>
        JsonSerializer.Deserialize(json, AccountJson.Default.ProblemAccount) ?? throw new JsonException("an account is null");

    /// <summary>As it was shown here, and as others reported it.</summary>
    private static string[]? DoubtsOf(SuiteRow row, ProblemResult? result)
    {
        string[] doubts = [.. (result?.Flags ?? []).Select(f => f.Explained()), .. KnownDefect.Of(row) is { } defect ? new[] { defect.Sentence } : []];
        return doubts.Length == 0 ? null : doubts;
    }
}

[JsonSerializable(typeof(ProblemAccount))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class AccountJson : JsonSerializerContext;
