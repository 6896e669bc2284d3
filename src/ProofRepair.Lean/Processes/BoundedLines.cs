using System.Buffers;
using System.Text;

namespace ProofRepair.Lean.Processes;

/// <summary>Reads UTF-8 lines from a pipe and gives up at a limit, so that a proof that prints for ever costs no memory.</summary>
internal static class BoundedLines
{
    /// <summary>True when the stream ended by itself, false when it held more than <paramref name="allowed"/> bytes (asked anew for each block, since the allowance grows).</summary>
    public static async Task<bool> ReadAsync(Stream stream, Func<long> allowed, Action<string> onLine, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        using var line = new MemoryStream();
        long total = 0;
        try
        {
            while (true)
            {
                var read = await stream.ReadAsync(buffer, cancellationToken);
                if (read == 0)
                {
                    break;
                }

                total += read;
                if (total > allowed())
                {
                    return false;
                }

                var rest = new ReadOnlyMemory<byte>(buffer, 0, read);
                int end;
                while ((end = rest.Span.IndexOf((byte)'\n')) >= 0)
                {
                    line.Write(rest.Span[..end]);
                    Emit(line, onLine);
                    rest = rest[(end + 1)..];
                }

                line.Write(rest.Span);
            }

            if (line.Length > 0)
            {
                Emit(line, onLine);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Emit(MemoryStream line, Action<string> onLine)
    {
        var bytes = line.GetBuffer().AsSpan(0, (int)line.Length);
        onLine(Encoding.UTF8.GetString(bytes.TrimEnd((byte)'\r')));
        line.SetLength(0);
    }
}
