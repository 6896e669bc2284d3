using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProofRepair.Sampling.OpenAi;

/// <summary>The answer of a server that does not know streaming, as a stream of one event.</summary>
internal static class WholeAsStream
{
    /// <exception cref="JsonException">It is no chat completion.</exception>
    public static byte[] Of(byte[] completion)
    {
        if (JsonNode.Parse(completion) is not JsonObject whole || whole["choices"] is not JsonArray choices)
        {
            throw new JsonException("there are no choices in it");
        }

        foreach (var choice in choices.OfType<JsonObject>())
        {
            choice.Remove("message", out var message);
            choice["delta"] = message;
        }

        whole["object"] = "chat.completion.chunk";
        return Encoding.UTF8.GetBytes($"data: {whole.ToJsonString()}\n\ndata: [DONE]\n\n");
    }
}
