using System.Runtime.CompilerServices;

namespace ProofRepair.Bench.Suites;

/// <summary>A line without its end; <paramref name="Bytes"/> is null when it was longer than the limit.</summary>
internal readonly record struct BoundedLine(int Number, byte[]? Bytes);

/// <summary>Lines of a stream of any length; a line past the limit is passed over without being held in memory.</summary>
internal static class BoundedLines
{
    public static async IAsyncEnumerable<BoundedLine> ReadAsync(
        Stream stream, int maxBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        using var line = new MemoryStream();
        var tooLong = false;
        var number = 1;
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            for (var start = 0; start < read;)
            {
                var newline = Array.IndexOf(buffer, (byte)'\n', start, read - start);
                var end = newline < 0 ? read : newline;
                tooLong |= line.Length + (end - start) > maxBytes;
                if (!tooLong)
                {
                    line.Write(buffer, start, end - start);
                }

                start = end;
                if (newline >= 0)
                {
                    yield return new BoundedLine(number++, tooLong ? null : line.ToArray());
                    line.SetLength(0);
                    tooLong = false;
                    start++;
                }
            }
        }

        if (tooLong || line.Length > 0)
        {
            yield return new BoundedLine(number, tooLong ? null : line.ToArray());
        }
    }
}
