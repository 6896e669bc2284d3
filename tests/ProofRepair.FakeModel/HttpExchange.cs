using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ProofRepair.FakeModel;

/// <summary>As much of HTTP/1.1 as a test needs, by hand, since a real server library would not send half a body.</summary>
internal static class HttpExchange
{
    public static async Task<LoggedRequest?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var received = new List<byte>();
        var buffer = new byte[8192];
        var headerEnd = -1;
        while (headerEnd < 0)
        {
            var read = await stream.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                return null;
            }

            received.AddRange(buffer.AsSpan(0, read));
            headerEnd = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(received).IndexOf("\r\n\r\n"u8);
        }

        var head = Encoding.ASCII.GetString([.. received.Take(headerEnd)]).Split("\r\n");
        var headers = head.Skip(1).Select(l => l.Split(':', 2)).ToDictionary(p => p[0].Trim(), p => p[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = received.Skip(headerEnd + 4).ToList();
        if (headers.GetValueOrDefault("Expect") == "100-continue")
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellationToken);
        }

        var length = headers.TryGetValue("Content-Length", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        while (body.Count < length)
        {
            var read = await stream.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                return null;
            }

            body.AddRange(buffer.AsSpan(0, read));
        }

        var line = head[0].Split(' ');
        return new LoggedRequest(line[0], line[1], headers.GetValueOrDefault("Authorization"), Encoding.UTF8.GetString([.. body]));
    }

    /// <summary>Writes an answer; with <paramref name="cut"/> its length is announced in full and half of it is sent.</summary>
    public static async Task WriteAsync(
        NetworkStream stream, int status, string contentType, byte[] body, string? retryAfter, bool cut, CancellationToken cancellationToken)
    {
        var head = $"HTTP/1.1 {status} Scripted\r\nContent-Type: {contentType}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n"
            + (retryAfter is null ? "" : $"Retry-After: {retryAfter}\r\n") + "\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
        await stream.WriteAsync(body.AsMemory(0, cut ? body.Length / 2 : body.Length), cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    public static async Task BeginStreamAsync(NetworkStream stream, CancellationToken cancellationToken) =>
        await stream.WriteAsync("HTTP/1.1 200 Scripted\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"u8.ToArray(), cancellationToken);

    /// <summary>The empty chunk is the last.</summary>
    public static async Task WriteChunkAsync(NetworkStream stream, string text, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8], cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }
}
