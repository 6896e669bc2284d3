using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProofRepair.Bench.Suites;

/// <summary>
/// One problem as its project publishes it; fields that are not here are ignored. Beside this program's own names: FormalMATH's <c>theorem_names</c>,
/// <c>autoformalization</c>, <c>refined_statement</c>, <c>domain</c>; DeepSeek-Prover's <c>informal_prefix</c> (miniF2F, ProofNet); miniF2F v2's
/// <c>informal_statement</c>, <c>formal_proof</c>; MOBench's <c>category</c>.
/// </summary>
internal sealed record SuiteRowJson(
    string? Name,
    string? TheoremNames,
    string? Split,
    string? Variant,
    string? Header,
    string? FormalStatement,
    string? Statement,
    string? Autoformalization,
    string? Informal,
    string? InformalStatement,
    string? RefinedStatement,
    string? InformalPrefix,
    string? Proof,
    string? FormalProof,
    JsonElement? Domain,
    JsonElement? Category,
    JsonElement? Difficulty);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SuiteRowJson))]
internal sealed partial class SuiteJsonContext : JsonSerializerContext;
