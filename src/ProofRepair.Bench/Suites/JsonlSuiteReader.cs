using System.IO.Compression;
using System.Text.Unicode;

namespace ProofRepair.Bench.Suites;

/// <summary>Reads <c>.jsonl</c> and <c>.jsonl.gz</c> files of statements.</summary>
internal static class JsonlSuiteReader
{
    public const int MaxLineBytes = 4 << 20;

    public static bool CanRead(string path) =>
        path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".jsonl.gz", StringComparison.OrdinalIgnoreCase);

    public static async Task ReadAsync(string path, SuiteBuilder suite, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        await using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionMode.Decompress)
            : (Stream)file;
        var last = 0;
        try
        {
            await foreach (var line in BoundedLines.ReadAsync(stream, MaxLineBytes, cancellationToken))
            {
                last = line.Number;
                Read(path, line, suite);
            }
        }
        catch (InvalidDataException e)
        {
            suite.AddBad(new BadRow(path, last + 1, $"the compressed file is damaged from here on: {e.Message}"));
        }
    }

    private static void Read(string path, BoundedLine line, SuiteBuilder suite)
    {
        if (line.Bytes is null)
        {
            suite.AddBad(new BadRow(path, line.Number, $"the line is longer than {MaxLineBytes:N0} bytes"));
            return;
        }

        ReadOnlySpan<byte> bytes = line.Bytes;
        bytes = line.Number == 1 && bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        bytes = bytes.TrimEnd("\r \t"u8);
        if (bytes.IsEmpty)
        {
            return;
        }

        if (!Utf8.IsValid(bytes))
        {
            suite.AddBad(new BadRow(path, line.Number, "the line is not valid UTF-8"));
            return;
        }

        PublishedRow.Add(bytes, path, line.Number, suite);
    }
}
