using System.Text.Json.Serialization;

namespace ProofRepair.Bench.Suites;

/// <summary>One line of a suite file; fields that are not here are ignored.</summary>
internal sealed record SuiteRowJson(
    string? Name,
    string? Split,
    string? Variant,
    string? Header,
    string? FormalStatement,
    string? Statement,
    string? Informal,
    string? Proof);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SuiteRowJson))]
internal sealed partial class SuiteJsonContext : JsonSerializerContext;
