using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProofRepair.Gate.Reports.GitHub;

/// <summary>Comments of a review, as GitHub's REST interface takes them (POST …/pulls/N/reviews), for whoever holds the right to write them.</summary>
public static partial class ReviewSuggestions
{
    /// <summary>Those on lines that the change's diff shows; the report has the others too.</summary>
    public static string Of(GateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonSerializer.Serialize(
            new Review(
                report.Head,
                "COMMENT",
                [.. report.Suggestions.Where(s => s.IsInDiff).Select(s => new Comment(s.Path, s.StartLine == s.EndLine ? null : s.StartLine, s.StartLine == s.EndLine ? null : "RIGHT", s.EndLine, "RIGHT", Body(s)))]),
            ReviewJson.Default.Review) + "\n";
    }

    private static string Body(Suggestion suggestion)
    {
        var fence = MarkdownFence.Around(suggestion.Text, least: 3);
        return $"A proof of `{Inert.Line(suggestion.Declaration)}` was found and verified ({Inert.Line(suggestion.Origin)}).\n\n{fence}suggestion\n{suggestion.Text}\n{fence}\n";
    }

    internal sealed record Review(string? CommitId, string Event, Comment[] Comments);

    internal sealed record Comment(string Path, int? StartLine, string? StartSide, int Line, string Side, string Body);

    [JsonSerializable(typeof(Review))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
    internal sealed partial class ReviewJson : JsonSerializerContext;
}
