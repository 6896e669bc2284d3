using System.IO.Compression;
using System.Text.Json;
using System.Text.Unicode;
using ProofRepair.Bench.Text;

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

        try
        {
            var row = JsonSerializer.Deserialize(bytes, SuiteJsonContext.Default.SuiteRowJson);
            switch (row is null ? "the line is null" : Accept(path, line.Number, row, suite))
            {
                case { } reason:
                    suite.AddBad(new BadRow(path, line.Number, reason));
                    break;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            suite.AddBad(new BadRow(path, line.Number, $"not a JSON object with text fields: {FirstSentence(e.Message)}"));
        }
    }

    private static string? Accept(string path, int number, SuiteRowJson row, SuiteBuilder suite)
    {
        if (string.IsNullOrWhiteSpace(row.Name))
        {
            return "the field `name` is missing";
        }

        var text = string.IsNullOrWhiteSpace(row.FormalStatement) ? row.Statement : row.FormalStatement;
        if (string.IsNullOrWhiteSpace(text))
        {
            return "the field `formal_statement` (or `statement`) is missing or empty";
        }

        if (DeclarationText.Last(text) is not { } theorem)
        {
            return "the statement declares no theorem, lemma or example";
        }

        suite.Add(new SuiteRow(
            row.Name,
            row.Split ?? "",
            row.Variant,
            Join(row.Header ?? "", theorem.Prefix),
            theorem.Statement,
            theorem.Name,
            row.Informal,
            string.IsNullOrWhiteSpace(row.Proof) ? (theorem.HasProof ? theorem.Body!.Trim() : null) : row.Proof,
            path,
            number));
        return null;
    }

    private static string Join(string header, string prefix) =>
        string.IsNullOrWhiteSpace(prefix) ? header : header.Length == 0 ? prefix : header.TrimEnd() + "\n\n" + prefix;

    private static string FirstSentence(string message) => message.Split(" Path:", 2)[0];
}
