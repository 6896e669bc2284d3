using System.Text.Json.Serialization;

namespace ProofRepair.Sampling.Replay;

/// <summary>One row of a recording. <c>proof</c>, <c>raw</c> or <c>output</c> holds the text, a body or all that a model wrote.</summary>
internal sealed record RecordedOutput(
    string? Name,
    string? Proof,
    string? Raw,
    string? Output,
    string? Model,
    string? Statement,
    string? Split,
    string? Variant)
{
    [JsonIgnore]
    public string? Text => Raw ?? Output ?? Proof;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecordedOutput))]
internal sealed partial class RecordedOutputJson : JsonSerializerContext;
