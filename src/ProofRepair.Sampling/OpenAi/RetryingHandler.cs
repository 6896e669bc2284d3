using Polly;
using ProofRepair.Sampling.Metering;

namespace ProofRepair.Sampling.OpenAi;

/// <summary>An answer longer than the limit; to ask again would bring another.</summary>
internal sealed class AnswerTooLongException(int limit) : IOException($"The answer is longer than {limit} bytes.");

/// <summary>
/// Sends a request through the retry pipeline. The whole answer is read inside an attempt, so that a connection cut in the middle of a body is
/// retried like any other failure of the transport.
/// </summary>
internal sealed class RetryingHandler(ResiliencePipeline<HttpResponseMessage> pipeline, TokenMeter meter, int maxResponseBytes, HttpMessageHandler inner)
    : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            // Semantic Kernel's content may be read once only.
            var bytes = new ByteArrayContent(ForServer(await content.ReadAsByteArrayAsync(cancellationToken), request.RequestUri));
            foreach (var header in content.Headers.Where(h => h.Key != "Content-Length"))
            {
                bytes.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            request.Content = bytes;
        }

        return await pipeline.ExecuteAsync(
            async (state, token) =>
            {
                state.meter.CountRequest();
                return await state.self.SendOnceAsync(state.request, token);
            },
            (self: this, request, meter),
            cancellationToken);
    }

    /// <summary>
    /// Only OpenAI's own server insists on the newer name of the limit; of the others many know the older one only, and would write without end.
    /// A quote inside a JSON string is escaped, so the name with its quotes can be nothing else.
    /// </summary>
    private static byte[] ForServer(byte[] body, Uri? address)
    {
        var name = "\"max_completion_tokens\":"u8;
        var at = body.AsSpan().IndexOf(name);
        return at < 0 || address?.Host == "api.openai.com"
            ? body
            : [.. body.AsSpan(0, at), .. "\"max_tokens\":"u8, .. body.AsSpan(at + name.Length)];
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            var body = await ReadAsync(response.Content, cancellationToken);
            var buffered = new ByteArrayContent(body);
            foreach (var header in response.Content.Headers.Where(h => h.Key != "Content-Length"))
            {
                buffered.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            response.Content.Dispose();
            response.Content = buffered;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[16 << 10];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (body.Length + read > maxResponseBytes)
            {
                throw new AnswerTooLongException(maxResponseBytes);
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
