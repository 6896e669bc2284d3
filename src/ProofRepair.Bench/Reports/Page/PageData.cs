using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProofRepair.Bench.Reports.Page;

/// <summary>
/// What the page's script reads. The index is read at once and holds what rows, filters and orders need; details come in chunks that are parsed when a problem of
/// theirs is opened. <paramref name="Lists"/>: places in <paramref name="Problems"/>.
/// </summary>
internal sealed record PageIndex(
    ImmutableArray<string> Runs, ImmutableArray<string> Stages, int ChunkSize, ImmutableArray<PageProblem> Problems, Dictionary<string, ImmutableArray<int>> Lists);

/// <summary>A problem over all runs; an outcome is null where a run does not have it.</summary>
internal sealed record PageProblem(string Key, string Split, string? Domain, string? Statement, string? Informal, ImmutableArray<PageOutcome?> Outcomes);

internal sealed record PageOutcome(string Status, string? Stage, int Samples, long? Tokens, decimal? Cost, double Seconds, ImmutableArray<string>? Flags);

internal sealed record PageDetail(
    string? Detail,
    string? Proof,
    ImmutableArray<string>? Diff,
    ImmutableArray<PageAttempt>? Attempts,
    ImmutableArray<PageHole>? Open,
    ImmutableArray<PageMessage>? Messages,
    ImmutableArray<string>? Axioms,
    ImmutableArray<string>? Checks,
    string? Header,
    JsonElement? Certificate);

internal sealed record PageAttempt(string Origin, string? Outcome, string? Body, string? Sketch, ImmutableArray<PageHole>? Holes, ImmutableArray<PageMessage>? Messages);

internal sealed record PageHole(string State, string Goal, string? Filling, string? FilledBy, string? OriginalText, ImmutableArray<PageHole>? Holes);

internal sealed record PageMessage(string Severity, int? Line, int? Column, string Text);

[JsonSerializable(typeof(PageIndex))]
[JsonSerializable(typeof(ImmutableArray<ImmutableArray<PageDetail?>>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class PageJson : JsonSerializerContext;
