using System.Text;
using Microsoft.SemanticKernel;
using OpenAI.Chat;
using ChatMessageContent = Microsoft.SemanticKernel.ChatMessageContent;

namespace ProofRepair.Sampling.OpenAi;

/// <summary>An answer as far as it came. A server that reports a model's thinking apart is taken at its word: the thinking is no part of the text.</summary>
internal sealed class ChatAnswer
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _thoughts = new();
    private ChatTokenUsage? _usage;
    private ChatFinishReason? _finish;

    public string Text => _text.ToString();

    public string? Thoughts => _thoughts.Length == 0 ? null : _thoughts.ToString();

    public string? Model { get; private set; }

    /// <summary>The server said why it ended, or what it took, which comes last.</summary>
    public bool IsWhole => Error is null && (_finish is not null || _usage is not null);

    public bool IsTruncated => !IsWhole || _finish == ChatFinishReason.Length;

    public int? PromptTokens => _usage?.InputTokenCount;

    public int? Tokens => _usage?.OutputTokenCount;

    public int? ReasoningTokens => _usage?.OutputTokenDetails?.ReasoningTokenCount is > 0 and var reasoning ? reasoning : null;

    /// <summary>What went wrong on the server after it had begun to answer.</summary>
    public string? Error { get; private set; }

    public static ChatAnswer Of(IReadOnlyList<ChatMessageContent> contents)
    {
        var answer = new ChatAnswer();
        if (contents.Count > 0 && contents[0].InnerContent is ChatCompletion completion)
        {
            answer._text.Append(contents[0].Content);
            answer._thoughts.Append(
                completion.Patch.TryGetValue("$.choices[0].message.reasoning_content"u8, out string? thoughts) || completion.Patch.TryGetValue("$.choices[0].message.reasoning"u8, out thoughts) ? thoughts : "");
            answer.Model = completion.Model;
            answer._usage = completion.Usage;
            answer._finish = completion.FinishReason;
        }

        return answer;
    }

    public void Add(StreamingChatMessageContent content)
    {
        if (content.InnerContent is not StreamingChatCompletionUpdate update)
        {
            return;
        }

        _text.Append(content.Content);
        // vLLM and its like say `reasoning_content`, others `reasoning`; the protocol names neither.
        _thoughts.Append(
            update.Patch.TryGetValue("$.choices[0].delta.reasoning_content"u8, out string? thoughts) || update.Patch.TryGetValue("$.choices[0].delta.reasoning"u8, out thoughts) ? thoughts : "");
        Model = string.IsNullOrEmpty(update.Model) ? Model : update.Model;
        _usage = update.Usage ?? _usage;
        _finish = update.FinishReason ?? _finish;
        Error = update.Patch.TryGetValue("$.error.message"u8, out string? error) ? error : Error;
    }
}
