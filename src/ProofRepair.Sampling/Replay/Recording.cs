using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ProofRepair.Sampling.Extraction;

namespace ProofRepair.Sampling.Replay;

/// <summary>A line that could not be used, and why.</summary>
public sealed record BadLine(int Line, string Reason);

/// <summary>What a recorded proof says that it proves. <paramref name="Row"/> counts the usable rows of the recording from 1; a name that is missing is empty.</summary>
public sealed record RecordedStatement(int Row, string Name, string Statement);

/// <summary>
/// An index over a recording: names to places of rows, the texts stay on disk. A compressed recording is unpacked once into a temporary
/// file that goes away with this object, since rows are asked for in the order of the problems and not of the file.
/// </summary>
public sealed class Recording : IDisposable
{
    private const int MaximalLine = 64 << 20;

    private readonly FileStream _rows;
    private readonly FrozenDictionary<string, ImmutableArray<Row>> _byName;
    private readonly SemaphoreSlim _reading = new(1, 1);

    private Recording(FileStream rows, FrozenDictionary<string, ImmutableArray<Row>> byName, ImmutableArray<BadLine> badLines, int count)
    {
        _rows = rows;
        _byName = byName;
        BadLines = badLines;
        Count = count;
    }

    /// <summary>Lines that were skipped.</summary>
    public ImmutableArray<BadLine> BadLines { get; }

    public int Count { get; }

    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>Reads the file once. Throws only <see cref="IOException"/> and its like, for a file that cannot be read.</summary>
    /// <param name="tries">Of each model and problem, only so many of the first.</param>
    public static async Task<Recording> OpenAsync(string path, string? model, CancellationToken cancellationToken, int? tries = null)
    {
        var rows = await OpenSeekableAsync(path, cancellationToken);
        try
        {
            return await IndexAsync(rows, model, tries, cancellationToken);
        }
        catch
        {
            await rows.DisposeAsync();
            throw;
        }
    }

    /// <summary>The rows of a problem in the order of the file; found by its name, else by the name that its statement declares.</summary>
    internal ImmutableArray<Row> RowsOf(string problemName, string statement)
    {
        if (_byName.TryGetValue(problemName, out var rows))
        {
            return rows;
        }

        return Declarations.NameOf(statement) is { } declared && _byName.TryGetValue(declared, out rows) ? rows : [];
    }

    internal async Task<Sample> ReadAsync(Row row, CancellationToken cancellationToken)
    {
        var output = await ReadOutputAsync(row, cancellationToken);
        return new Sample(output.Text!, output.Model, PromptTokens: null, Tokens: null);
    }

    private async Task<RecordedOutput> ReadOutputAsync(Row row, CancellationToken cancellationToken)
    {
        var buffer = new byte[row.Length];
        await _reading.WaitAsync(cancellationToken);
        try
        {
            _rows.Position = row.Offset;
            await _rows.ReadExactlyAsync(buffer, cancellationToken);
        }
        finally
        {
            _reading.Release();
        }

        return JsonSerializer.Deserialize(buffer, RecordedOutputJson.Default.RecordedOutput)!;
    }

    /// <summary>The rows that say what they prove, in the order of the file.</summary>
    public async IAsyncEnumerable<RecordedStatement> StatementsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        foreach (var row in _byName.Values.SelectMany(rows => rows).DistinctBy(r => r.Offset).OrderBy(r => r.Offset))
        {
            number++;
            var output = await ReadOutputAsync(row, cancellationToken);
            if (!string.IsNullOrWhiteSpace(output.Statement))
            {
                yield return new RecordedStatement(number, output.Name ?? "", output.Statement);
            }
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        _reading.Dispose();
    }

    private static async Task<FileStream> OpenSeekableAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return file;
        }

        await using (file)
        {
            var unpacked = new FileStream(
                Path.Combine(Path.GetTempPath(), "proofrepair-" + Path.GetRandomFileName()),
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.ReadWrite,
                    BufferSize = 1 << 16,
                    Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
                });
            try
            {
                await using var packed = new GZipStream(file, CompressionMode.Decompress);
                await packed.CopyToAsync(unpacked, cancellationToken);
                unpacked.Position = 0;
                return unpacked;
            }
            catch
            {
                await unpacked.DisposeAsync();
                throw;
            }
        }
    }

    private static async Task<Recording> IndexAsync(FileStream rows, string? model, int? tries, CancellationToken cancellationToken)
    {
        var byName = new Dictionary<string, ImmutableArray<Row>.Builder>(StringComparer.Ordinal);
        var bad = ImmutableArray.CreateBuilder<BadLine>();
        var taken = new Dictionary<(string?, string?, string?), int>();
        var (number, count) = (0, 0);
        await foreach (var (offset, line) in LinesAsync(rows, cancellationToken))
        {
            number++;
            var json = TrimMark(line.Span);
            if (json.Trim((byte)' ').IsEmpty)
            {
                continue;
            }

            var (output, reason) = Parse(json);
            if (output is null)
            {
                bad.Add(new BadLine(number, reason!));
                continue;
            }

            if (model is not null && output.Model != model)
            {
                continue;
            }

            var key = (output.Model, output.Name, output.Statement);
            if (tries is not null && (taken[key] = taken.GetValueOrDefault(key) + 1) > tries)
            {
                continue;
            }

            count++;
            var row = new Row(offset + line.Length - json.Length, json.Length);
            var declared = output.Statement is { } statement ? Declarations.NameOf(statement) : null;
            foreach (var name in new[] { output.Name, declared }.OfType<string>().Distinct(StringComparer.Ordinal))
            {
                if (!byName.TryGetValue(name, out var list))
                {
                    byName[name] = list = ImmutableArray.CreateBuilder<Row>();
                }

                list.Add(row);
            }
        }

        return new Recording(rows, byName.ToFrozenDictionary(p => p.Key, p => p.Value.ToImmutable(), StringComparer.Ordinal), bad.ToImmutable(), count);
    }

    private static (RecordedOutput? Output, string? Reason) Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var output = JsonSerializer.Deserialize(json, RecordedOutputJson.Default.RecordedOutput);
            return output switch
            {
                null => (null, "null instead of an object"),
                { Name: null, Statement: null } => (null, "no field `name`"),
                { Text: null } => (null, "no field `proof`, `raw` or `output`"),
                _ => (output, null),
            };
        }
        catch (JsonException e)
        {
            return (null, "not a JSON object of the expected shape: " + e.Message);
        }
    }

    private static async IAsyncEnumerable<(long Offset, ReadOnlyMemory<byte> Line)> LinesAsync(
        FileStream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        var (filled, start, offset) = (0, 0, 0L);
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken);
            filled += read;
            for (var newline = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n'); newline >= 0; newline = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n'))
            {
                yield return (offset + start, buffer.AsMemory(start, newline));
                start += newline + 1;
            }

            if (read == 0)
            {
                if (filled > start)
                {
                    yield return (offset + start, buffer.AsMemory(start, filled - start));
                }

                yield break;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            (offset, filled, start) = (offset + start, filled - start, 0);
            if (filled == buffer.Length)
            {
                if (filled >= MaximalLine)
                {
                    throw new InvalidDataException($"A line of the recording is longer than {MaximalLine >> 20} MB; it is no JSONL.");
                }

                Array.Resize(ref buffer, filled * 2);
            }
        }
    }

    private static ReadOnlySpan<byte> TrimMark(ReadOnlySpan<byte> line) => line.StartsWith("\uFEFF"u8) ? line[3..] : line;

    internal readonly record struct Row(long Offset, int Length);
}
