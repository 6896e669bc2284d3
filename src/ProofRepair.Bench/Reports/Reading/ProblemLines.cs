using System.Collections.Immutable;
using System.Text.Json;
using ProofRepair.Bench.Reports.Data;
using ProofRepair.Bench.Running;
using ProofRepair.Bench.Suites;
using ProofRepair.Pipeline.Events;

namespace ProofRepair.Bench.Reports.Reading;

/// <summary>Lines of <c>results.jsonl</c> as a report's problems.</summary>
internal static class ProblemLines
{
    /// <summary>Null with the reason where the line is none.</summary>
    public static (ReportProblem? Problem, string? Trouble) Read(string line)
    {
        try
        {
            return ProblemAccount.FromJson(line) is var read and { Event: "problem", Name.Length: > 0, Split: not null } && StatusOf(read.Status) is { } status
                ? (Problem(read, status), null)
                : (null, "it is no line about a problem");
        }
        catch (JsonException)
        {
            // A run that was killed leaves half a line.
            return (null, "it is no JSON");
        }
    }

    private static ReportProblem Problem(ProblemAccount line, ReportStatus status) => new(
        new SuiteKey(line.Split, line.Variant, line.Name).ToString(),
        line.Name,
        line.Split,
        Domain: null,
        status,
        Enum.TryParse<PipelineStage>(line.ProvedBy, ignoreCase: true, out var stage) ? stage : null,
        line.RawProved,
        line.RawMeaningsProved,
        Statement: null,
        line.StatementHash,
        Header: null,
        Informal: null,
        line.Samples,
        line.Candidates,
        Tokens: null,
        Cost: null,
        line.LeanSeconds,
        [.. line.Doubts ?? []],
        line.Code is { } code ? $"{code}: {line.Detail}" : line.Detail,
        Attempt: null,
        line.Body,
        Attempts: [],
        [.. (line.Open ?? []).Select(goal => new ReportHole(goal, ReportHoleState.Open, null, null, null, []))],
        Messages: [],
        [.. line.Axioms ?? []],
        [.. line.Checks ?? []],
        Certificate: null);

    private static ReportStatus? StatusOf(string? status) => status switch
    {
        "proved" => ReportStatus.Proved,
        "unproved" => ReportStatus.Unproved,
        "rejected" => ReportStatus.Rejected,
        _ => null,
    };
}
