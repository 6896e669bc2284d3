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
                [.. (result?.Open ?? []).Select(h => h.Goal)],
                outcome.Doubts is { IsEmpty: false } doubts ? [.. doubts] : null),
            Json.Default.ProblemLine);
    }

    public static string Summary(BenchSummary summary, RunIdentity identity) => JsonSerializer.Serialize(
        new SummaryLine(
            "summary",
            summary.Problems,
            summary.Ported,
            summary.RawProved,
            summary.RawMeaningsProved,
            summary.Proved,
            summary.Flagged,
            summary.Samples,
            summary.LeanSeconds,
            identity.Toolchain,
            identity.Data.ToDictionary(d => d.File, d => d.Sha256),
            identity.Statements,
            identity.Options.ToDictionary(o => o.Name, o => o.Value),
            identity.OptionsHash),
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
        string[] Open,
        string[]? Doubts);

    internal sealed record SummaryLine(
        string Event, int Problems, int Ported, int RawProved, int RawMeaningsProved, int Proved, int Flagged, int Samples, double LeanSeconds,
        string Toolchain, Dictionary<string, string> DataSha256, string StatementsSha256, Dictionary<string, string> Options, string OptionsSha256);

    [JsonSerializable(typeof(ProblemLine))]
    [JsonSerializable(typeof(SummaryLine))]
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    internal sealed partial class Json : JsonSerializerContext;
}
