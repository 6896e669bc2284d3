using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ProofRepair.Sampling.Replay;

/// <summary>
/// Serves recorded outputs. Each problem's rows are handed out once each, to requests for a fresh proof: a recording holds no answers to
/// questions that were not asked then, so a <see cref="SampleKind.Revise"/> or <see cref="SampleKind.FillHole"/> request gets nothing and
/// uses up nothing. <see cref="SampleRequest.FirstIndex"/> moves on over rows that an earlier run has used; a problem never gets a row twice.
/// </summary>
public sealed class ReplaySampler : IProofSampler, IDisposable
{
    private readonly Recording _recording;
    private readonly int? _seed;
    private readonly ConcurrentDictionary<string, Cursor> _cursors = new(StringComparer.Ordinal);

    private ReplaySampler(string name, Recording recording, int? seed)
    {
        Name = name;
        _recording = recording;
        _seed = seed;
    }

    public string Name { get; }

    public ImmutableArray<BadLine> BadLines => _recording.BadLines;

    public int Count => _recording.Count;

    /// <summary><paramref name="seed"/> shuffles the rows of each problem, each by itself, so that the order of the problems does not matter.</summary>
    public static async Task<ReplaySampler> OpenAsync(string name, string path, string? model, int? seed, CancellationToken cancellationToken) =>
        new(name, await Recording.OpenAsync(path, model, cancellationToken), seed);

    public async Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken)
    {
        if (request.Kind != SampleKind.Fresh)
        {
            return SampleBatch.Empty;
        }

        var rows = _recording.RowsOf(request.ProblemName, request.Statement);
        if (rows.IsEmpty)
        {
            return new SampleBatch([], $"The recording holds nothing for {request.ProblemName}.");
        }

        var cursor = _cursors.GetOrAdd(request.ProblemKey, _ => new Cursor(Order(request.ProblemName, rows)));
        var taken = cursor.Take(request.FirstIndex, request.Count);
        var samples = ImmutableArray.CreateBuilder<Sample>(taken.Length);
        foreach (var row in taken)
        {
            samples.Add(await _recording.ReadAsync(row, cancellationToken));
        }

        return new SampleBatch(samples.ToImmutable());
    }

    public void Dispose() => _recording.Dispose();

    private ImmutableArray<Recording.Row> Order(string problem, ImmutableArray<Recording.Row> rows)
    {
        if (_seed is not { } seed)
        {
            return rows;
        }

        var shuffled = rows.ToArray();
        new Random(StableHash(problem, seed)).Shuffle(shuffled);
        return [.. shuffled];
    }

    // string.GetHashCode differs from process to process.
    private static int StableHash(string text, int seed)
    {
        var hash = unchecked((uint)seed * 16777619u);
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 16777619u);
        }

        return unchecked((int)hash);
    }

    private sealed class Cursor(ImmutableArray<Recording.Row> rows)
    {
        private readonly Lock _lock = new();
        private int _next;

        public ImmutableArray<Recording.Row> Take(int firstIndex, int count)
        {
            lock (_lock)
            {
                // More were taken than this sampler gave: an earlier run's, which a resumed run must not see again.
                var start = Math.Min(Math.Max(_next, firstIndex), rows.Length);
                var length = Math.Min(Math.Max(count, 0), rows.Length - start);
                _next = start + length;
                return rows.Slice(start, length);
            }
        }
    }
}
