using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProofRepair.Bench.Running.Recording;

/// <summary>What Lean and repair made of an attempt, as a store keeps it with the attempt. Lines count from 1, columns from 0, in code points of the declaration.</summary>
/// <param name="Result">Lean's word on it as it came: <c>ok</c>, <c>errors</c>, <c>timeout</c>…</param>
/// <param name="Sketch">The declaration's body with its holes; null where it was not cut.</param>
/// <param name="Originals">What stood in each hole, by its number.</param>
public sealed record AttemptOutcome(string Result, KeptMessage[] Messages, string? Sketch = null, Dictionary<int, string>? Originals = null)
{
    public string ToJson() => JsonSerializer.Serialize(this, OutcomeJson.Default.AttemptOutcome);

    /// <summary>Null where the text is none.</summary>
    public static AttemptOutcome? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, OutcomeJson.Default.AttemptOutcome);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One message of Lean's.</summary>
public sealed record KeptMessage(string Severity, int Line, int Column, string Text);

[JsonSerializable(typeof(AttemptOutcome))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class OutcomeJson : JsonSerializerContext;
