using System.Net;
using Polly.Timeout;

namespace ProofRepair.Sampling.OpenAi;

/// <summary>What to tell the user when the last try failed too: what happened, and what to do.</summary>
internal static class Problems
{
    private const int MaximalDetail = 400;

    public static string Describe(Exception error, OpenAiOptions options)
    {
        var text = error switch
        {
            _ when Failure.StatusOf(error) is { } status => OfStatus(status, Failure.BodyOf(error), options),
            _ when Failure.Find<AnswerTooLongException>(error) is not null =>
                $"{options.Endpoint} sent an answer of more than {options.MaxResponseBytes >> 20} MB. Lower max-tokens, or check that this is a model server.",
            _ when Failure.Find<NoFirstByteException>(error) is not null =>
                $"{options.Endpoint} did not begin to answer in time ({options.EffectiveFirstByteTimeout.TotalSeconds:0.#} s). Raise first-byte-timeout, or lower concurrency.",
            _ when Failure.Find<TimeoutRejectedException>(error) is not null =>
                $"{options.Endpoint} did not answer in time ({options.EffectiveAttemptTimeout.TotalSeconds:0.#} s for a request, {options.EffectiveTotalTimeout.TotalSeconds:0.#} s with retries). "
                + "Raise attempt-timeout and total-timeout, or lower max-tokens or concurrency.",
            _ when Failure.Find<HttpRequestException>(error) is { } transport => $"{options.Endpoint} can not be reached or cut the connection each time ({transport.Message}). Check the address and that the server runs.",
            _ when Failure.Find<CutAnswerException>(error) is { InnerException: null } cut =>
                $"{options.Endpoint} cut the connection or gave up in the middle of each answer ({Shorten(cut.Message)}). Look into the server's log; a lower max-tokens may help.",
            _ when Failure.Find<IOException>(error) is not null => $"{options.Endpoint} cut the connection each time. Look into the server's log; a lower max-tokens may help.",
            // How the connector takes an answer with an empty list of choices.
            ArgumentOutOfRangeException => NoChoices(options),
            _ => $"{options.Endpoint} sent something that is no chat completion ({error.GetType().Name}: {Shorten(error.Message)}). Check that the address ends in the API's root, such as /v1.",
        };
        return options.Key?.Redact(text) ?? text;
    }

    public static string Busy(OpenAiOptions options) => $"{options.Endpoint} is asked as much as its limits allow.";

    public static string NoChoices(OpenAiOptions options) =>
        $"{options.Endpoint} answered without any text for model {options.Model}. Raise max-tokens if it is a thinking model; else look into the server's log.";

    private static string OfStatus(HttpStatusCode status, string body, OpenAiOptions options) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when options.Key is null =>
            $"{options.Endpoint} wants a key (HTTP {(int)status}). Put it into the environment variable PROOFREPAIR_OPENAI_KEY, or into a file named by PROOFREPAIR_OPENAI_KEY_FILE.",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            $"{options.Endpoint} refuses the key (HTTP {(int)status}). Check PROOFREPAIR_OPENAI_KEY (or the file with the key) and that it may use the model {options.Model}.",
        HttpStatusCode.NotFound =>
            $"{options.Endpoint} knows no model {options.Model}, or has no chat completions there (HTTP 404). Name one that the server lists at {options.Endpoint.AbsoluteUri.TrimEnd('/')}/models. It said: {Shorten(body)}",
        HttpStatusCode.TooManyRequests =>
            $"{options.Endpoint} still limits the rate after {options.Retries} retries (HTTP 429). Set rpm or tpm to what it allows, lower concurrency, or raise the quota. It said: {Shorten(body)}",
        HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity =>
            $"{options.Endpoint} refuses the request (HTTP {(int)status}). Often max-tokens ({options.MaxTokens}) is more than the model takes, or the prompt is too long; a server that knows no streaming wants stream=off. It said: {Shorten(body)}",
        _ => $"{options.Endpoint} failed with HTTP {(int)status} after all retries. Look into the server's log, or try later. It said: {Shorten(body)}",
    };

    private static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= MaximalDetail ? line : line[..MaximalDetail] + "…";
    }
}
