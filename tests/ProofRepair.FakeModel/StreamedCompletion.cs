using System.Text.Json.Nodes;

namespace ProofRepair.FakeModel;

/// <summary>The events of a streamed completion, each with its <c>data:</c> and the empty line after it.</summary>
internal static class StreamedCompletion
{
    private const int PieceLength = 7;

    public static IReadOnlyList<string> Of(Step step, string requestBody, int number)
    {
        var events = new List<string>();
        foreach (var piece in Pieces(step.Reasoning ?? ""))
        {
            events.Add(Choice(new JsonObject { [step.ReasoningField] = piece }, finish: null));
        }

        if (step.Kind != "empty")
        {
            foreach (var piece in Pieces(step.Text ?? Completion.DefaultText(number)))
            {
                events.Add(Choice(new JsonObject { ["content"] = piece }, finish: null));
            }

            if (step.StreamError is null)
            {
                events.Add(Choice([], step.Finish));
            }
        }

        if (step.StreamError is not null)
        {
            events.Add(Data(new JsonObject { ["error"] = new JsonObject { ["message"] = step.StreamError, ["code"] = 500 } }));
        }
        else if (step.Usage)
        {
            events.Add(Data(Chunk([], Completion.UsageOf(step))));
        }

        events.Add("data: [DONE]\n\n");
        return events;

        string Choice(JsonObject delta, string? finish) =>
            Data(Chunk([new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }], usage: null));

        JsonObject Chunk(JsonArray choices, JsonObject? usage) => new()
        {
            ["id"] = $"chatcmpl-{number}",
            ["object"] = "chat.completion.chunk",
            ["created"] = 1_700_000_000,
            ["model"] = Completion.Model(requestBody),
            ["choices"] = choices,
            ["usage"] = usage,
        };
    }

    private static string Data(JsonObject chunk) => $"data: {chunk.ToJsonString()}\n\n";

    private static IEnumerable<string> Pieces(string text) => text.Chunk(PieceLength).Select(c => new string(c));
}
