using OpenAI.Chat;
using ChatMessageContent = Microsoft.SemanticKernel.ChatMessageContent;

namespace ProofRepair.Sampling.OpenAi;

/// <summary>Reads one completion. A server that reports a model's thinking apart is taken at its word: the thinking is no part of the answer.</summary>
internal static class ChatAnswer
{
    public static Sample? Read(IReadOnlyList<ChatMessageContent> contents, string model)
    {
        if (contents.Count == 0)
        {
            return null;
        }

        var completion = contents[0].InnerContent as ChatCompletion;
        var text = contents[0].Content;
        if (string.IsNullOrWhiteSpace(text))
        {
            // A model that was cut while thinking has no answer yet, but its thoughts may hold a proof.
            text = completion is null ? null : Thoughts(completion) is { } thoughts ? "<think>\n" + thoughts : null;
        }

        return string.IsNullOrWhiteSpace(text)
            ? null
            : new Sample(
                text,
                completion?.Model is { Length: > 0 } served ? served : model,
                completion?.Usage?.InputTokenCount,
                completion?.Usage?.OutputTokenCount,
                completion?.FinishReason == ChatFinishReason.Length);
    }

    // vLLM and its like say `reasoning_content`, others `reasoning`; the protocol names neither.
    private static string? Thoughts(ChatCompletion completion) =>
        completion.Patch.TryGetValue("$.choices[0].message.reasoning_content"u8, out string? thoughts)
            || completion.Patch.TryGetValue("$.choices[0].message.reasoning"u8, out thoughts)
            ? thoughts
            : null;
}
