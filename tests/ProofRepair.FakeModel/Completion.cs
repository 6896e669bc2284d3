using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProofRepair.FakeModel;

/// <summary>The bodies of /v1/chat/completions.</summary>
internal static class Completion
{
    public const int PromptTokens = 100;
    public const int CompletionTokens = 20;

    public static string Of(Step step, string requestBody, int number)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = step.Text ?? DefaultText(number) };
        if (step.Reasoning is not null)
        {
            message[step.ReasoningField] = step.Reasoning;
        }

        var choices = new JsonArray();
        if (step.Kind != "empty")
        {
            choices.Add(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = step.Finish });
        }

        var completion = new JsonObject
        {
            ["id"] = $"chatcmpl-{number}",
            ["object"] = "chat.completion",
            ["created"] = 1_700_000_000,
            ["model"] = Model(requestBody),
            ["choices"] = choices,
        };
        if (step.Usage)
        {
            completion["usage"] = UsageOf(step);
        }

        return completion.ToJsonString();
    }

    public static string DefaultText(int number) => $"```lean4\ntheorem t : True := by\n  trivial -- {number}\n```";

    public static JsonObject UsageOf(Step step)
    {
        var usage = new JsonObject { ["prompt_tokens"] = PromptTokens, ["completion_tokens"] = CompletionTokens, ["total_tokens"] = PromptTokens + CompletionTokens };
        if (step.ReasoningTokens is { } reasoning)
        {
            usage["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = reasoning };
        }

        return usage;
    }

    public static bool WantsStream(string requestBody)
    {
        try
        {
            return JsonNode.Parse(requestBody)?["stream"]?.GetValue<bool>() ?? false;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static string Error(Step step, string? authorization)
    {
        var text = (step.Text ?? "scripted failure") + (step.EchoKey ? " " + authorization : "");
        return new JsonObject { ["error"] = new JsonObject { ["message"] = text, ["type"] = "scripted", ["code"] = null } }.ToJsonString();
    }

    public static string Model(string requestBody)
    {
        try
        {
            return JsonNode.Parse(requestBody)?["model"]?.GetValue<string>() ?? "unknown";
        }
        catch (JsonException)
        {
            return "unknown";
        }
    }
}
