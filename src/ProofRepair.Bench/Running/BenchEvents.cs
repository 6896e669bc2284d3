using System.Text.Json;
using System.Text.Json.Serialization;
using ProofRepair.Bench.CorePort;

namespace ProofRepair.Bench.Running;

/// <summary>The lines of <c>--json</c> and of <c>results.jsonl</c>.</summary>
public static partial class BenchEvents
{
    public static string Problem(BenchOutcome outcome)
    {
        var (problem, result) = (outcome.Problem, outcome.Result);
        return JsonSerializer.Serialize(
            new ProblemLine(
                "problem",
                problem.Row.Name,
                problem.Row.Split,
                problem.Row.Variant,
                outcome.Status,
                problem.Port switch { PortKind.Same => "same", PortKind.Stronger => "stronger", _ => null },
                problem.Refusal?.Code ?? (result?.Status == Pipeline.ProblemStatus.Rejected ? "not-accepted" : null),
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
                result?.Status == Pipeline.ProblemStatus.Proved ? result.Body : null,
                [.. (result?.Open ?? []).Select(h => h.Goal)]),
            Json.Default.ProblemLine);
    }

    public static string Summary(BenchSummary summary) => JsonSerializer.Serialize(
        new SummaryLine("summary", summary.Problems, summary.Ported, summary.RawProved, summary.RawMeaningsProved, summary.Proved, summary.Samples, summary.LeanSeconds),
        Json.Default.SummaryLine);

    internal sealed record ProblemLine(
        string Event,
        string Name,
        string Split,
        string? Variant,
        string Status,
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
        string[] Open);

    internal sealed record SummaryLine(
        string Event, int Problems, int Ported, int RawProved, int RawMeaningsProved, int Proved, int Samples, double LeanSeconds);

    [JsonSerializable(typeof(ProblemLine))]
    [JsonSerializable(typeof(SummaryLine))]
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    internal sealed partial class Json : JsonSerializerContext;
}
