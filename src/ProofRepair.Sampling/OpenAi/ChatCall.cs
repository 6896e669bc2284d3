using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using ProofRepair.Sampling.Extraction;

namespace ProofRepair.Sampling.OpenAi;

/// <summary>One sample that is being asked for, over all its tries. Used by one thread at a time.</summary>
internal sealed class ChatCall(SampleRequest request, ChatHistory history, OpenAIPromptExecutionSettings settings, int expectedPromptTokens)
{
    public ChatHistory History => history;

    public OpenAIPromptExecutionSettings Settings => settings;

    public bool MayWait => request.MayWait;

    public int ExpectedPromptTokens => expectedPromptTokens;

    /// <summary>Of the try that brought what there is.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>The longest of the answers that were cut and hold a part of a proof.</summary>
    public ChatAnswer? Partial { get; private set; }

    public void Took(TimeSpan duration) => Duration = duration;

    /// <summary>Keeps what came before a cut where a proof begins in it, after the thinking.</summary>
    public void Cut(ChatAnswer answer, TimeSpan duration)
    {
        var text = answer.Text;
        if (text.Length > (Partial?.Text.Length ?? 0) && ProofExtractor.Extract(text, request.Lemma ?? request.Statement) is { FromThinking: false })
        {
            (Partial, Duration) = (answer, duration);
        }
    }
}
