using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProofRepair.Pipeline.Budgets.Prices;

/// <summary>The file as it is written.</summary>
internal sealed record PriceFile(string? Currency, Dictionary<string, ModelPrice?>? Models);

internal sealed record ModelPrice(decimal? PromptPerMillion, decimal? CompletionPerMillion);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PriceFile))]
internal sealed partial class PriceFileJson : JsonSerializerContext;
