using System.Text.Json;
using System.Text.Json.Serialization;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Files;

namespace ProofRepair.Cli.Display;

/// <summary>Lean's messages on a file, as compilers print them or as JSON.</summary>
internal static partial class FileMessages
{
    public static void Print(LeanFile file, CheckReport report, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new CheckLine(
                    "check",
                    file.Path,
                    report.Outcome.ToString().ToLowerInvariant(),
                    report.HasSorry,
                    Math.Round(report.Time.TotalSeconds, 2),
                    report.PeakMemoryBytes,
                    report.Detail,
                    [.. report.Messages.Select(m => new MessageLine(m.Severity.ToString().ToLowerInvariant(), m.Kind, m.Start.Line, m.Start.Column, m.End?.Line, m.End?.Column, m.Text))]),
                FileMessagesJson.Default.CheckLine));
            return;
        }

        Console.WriteLine(TextOf(file, report));
    }

    public static string TextOf(LeanFile file, CheckReport report) => string.Join('\n', report.Messages
        .Select(m => $"{file.Path}:{m.Start}: {m.Severity.ToString().ToLowerInvariant()}: {m.Text}")
        .Append($"{file.Path}: {Verdict(report, report.Errors.Count())} ({report.Time.TotalSeconds:0.0} s)"));

    private static string Verdict(CheckReport report, int errors) => report.Outcome switch
    {
        RunOutcome.Ok => report.HasSorry ? "no errors, but sorry" : "ok",
        RunOutcome.Errors => errors == 0 ? report.Detail! : errors == 1 ? "1 error" : $"{errors} errors",
        _ => $"{report.Outcome.ToString().ToLowerInvariant()}: {report.Detail}",
    };

    internal sealed record CheckLine(
        string Event, string File, string Outcome, bool Sorry, double Seconds, long? PeakMemoryBytes, string? Detail, MessageLine[] Messages);

    internal sealed record MessageLine(string Severity, string Kind, int Line, int Column, int? EndLine, int? EndColumn, string Text);

    [JsonSerializable(typeof(CheckLine))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    internal sealed partial class FileMessagesJson : JsonSerializerContext;
}
