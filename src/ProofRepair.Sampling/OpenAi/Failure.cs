using System.ClientModel;
using System.Net;
using System.Net.Http.Headers;
using Polly.Timeout;

namespace ProofRepair.Sampling.OpenAi;

/// <summary>What an exception of the connector, or of what lies beneath it, says of the endpoint.</summary>
internal static class Failure
{
    /// <summary>Another try may bring an answer. <paramref name="total"/>: a server that wants a longer pause is not asked again.</summary>
    public static bool MayPass(Exception error, TimeSpan total, TimeProvider time)
    {
        if (Find<AnswerTooLongException>(error) is not null)
        {
            return false;
        }

        return StatusOf(error) is { } status
            ? IsTransient(status) && !(RetryAfter(error, time) > total)
            : Find<TimeoutRejectedException>(error) is not null || Find<NoFirstByteException>(error) is not null || Find<HttpRequestException>(error) is not null || Find<IOException>(error) is not null;
    }

    /// <summary>The endpoint is in trouble; one that only limits the rate is not.</summary>
    public static bool IsTrouble(Exception error, TimeSpan total, TimeProvider time) =>
        StatusOf(error) is { } status ? (int)status >= 500 && IsTransient(status) : MayPass(error, total, time);

    public static HttpStatusCode? StatusOf(Exception error) => Find<ClientResultException>(error) is { Status: > 0 } answered ? (HttpStatusCode)answered.Status : null;

    public static string BodyOf(Exception error) => Find<ClientResultException>(error)?.GetRawResponse()?.Content.ToString() is { Length: > 0 } body ? body : error.Message;

    public static TimeSpan? RetryAfter(Exception? error, TimeProvider time)
    {
        if (Find<ClientResultException>(error)?.GetRawResponse() is not { } response
            || !response.Headers.TryGetValue("Retry-After", out var text)
            || !RetryConditionHeaderValue.TryParse(text, out var header))
        {
            return null;
        }

        var wait = header.Delta ?? (header.Date is { } date ? date - time.GetUtcNow() : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>The end of "the last by …".</summary>
    public static string Name(Exception? error) => error switch
    {
        null => "no answer",
        _ when StatusOf(error) is { } status => $"HTTP {(int)status}",
        _ when Find<TimeoutRejectedException>(error) is not null || Find<NoFirstByteException>(error) is not null => "no answer in time",
        _ when Find<HttpRequestException>(error) is { } transport => transport.Message.TrimEnd('.'),
        _ when Find<IOException>(error) is not null => "a cut connection",
        _ => error.GetType().Name,
    };

    public static T? Find<T>(Exception? error)
        where T : Exception
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is T found)
            {
                return found;
            }
        }

        return null;
    }

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || ((int)status >= 500 && status != HttpStatusCode.NotImplemented);
}
