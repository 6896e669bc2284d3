using System.Net.Http.Headers;
using ProofRepair.Sampling.Metering;

namespace ProofRepair.Sampling.OpenAi;

/// <summary>
/// One HTTP request and its answer, bounded in bytes. A streamed answer is handed on as it comes; any other is read here, so that one that was cut
/// fails as a transport does.
/// </summary>
internal sealed class BoundedHandler(OpenAiOptions options, TokenMeter meter, TimeProvider time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string EventStream = "text/event-stream";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var wantsStream = false;
        if (request.Content is { } content)
        {
            var body = ForServer(await content.ReadAsByteArrayAsync(cancellationToken), request.RequestUri);
            wantsStream = body.AsSpan().IndexOf("\"stream\":true"u8) >= 0;
            request.Content = new ByteArrayContent(body);
            CopyHeaders(content, request.Content);
        }

        meter.CountRequest();
        var firstByte = wantsStream ? new Deadline(options.EffectiveFirstByteTimeout, time, cancellationToken) : null;
        HttpResponseMessage? response = null;
        try
        {
            response = firstByte is null ? await base.SendAsync(request, cancellationToken) : await firstByte.OfAsync(token => base.SendAsync(request, token));
            await BoundAsync(response, wantsStream, firstByte, cancellationToken);
            firstByte = null;
            return response;
        }
        catch
        {
            response?.Dispose();
            throw;
        }
        finally
        {
            firstByte?.Dispose();
        }
    }

    private async Task BoundAsync(HttpResponseMessage response, bool wantsStream, Deadline? firstByte, CancellationToken cancellationToken)
    {
        var given = response.Content;
        var stream = new BoundedStream(await given.ReadAsStreamAsync(cancellationToken), options.MaxResponseBytes, firstByte);
        if (given.Headers.ContentType?.MediaType == EventStream)
        {
            response.Content = new StreamContent(stream);
            CopyHeaders(given, response.Content);
            return;
        }

        using var body = new MemoryStream();
        await using (stream)
        {
            await stream.CopyToAsync(body, cancellationToken);
        }

        var isUnstreamed = wantsStream && response.IsSuccessStatusCode;
        // The library will not let go of a stream of events that could be read again from its beginning.
        response.Content = isUnstreamed
            ? new StreamContent(new BoundedStream(new MemoryStream(WholeAsStream.Of(body.ToArray())), int.MaxValue, firstByte: null))
            : new ByteArrayContent(body.ToArray());
        CopyHeaders(given, response.Content);
        if (isUnstreamed)
        {
            response.Content.Headers.ContentType = new MediaTypeHeaderValue(EventStream);
        }
    }

    private static void CopyHeaders(HttpContent from, HttpContent to)
    {
        foreach (var header in from.Headers.Where(h => h.Key != "Content-Length"))
        {
            to.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
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
}
