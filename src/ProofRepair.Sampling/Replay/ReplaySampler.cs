using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ProofRepair.Sampling.Replay;

/// <summary>What a recorded output says to a request for a hole, as a model would have written it; null where it says nothing.</summary>
public delegate string? RecordedAnswer(string recorded, SampleRequest request);

/// <summary>
/// Serves recorded outputs. Each problem's rows are handed out once each, to requests for a fresh proof: a recording holds no answers to
/// questions that were not asked then, so a <see cref="SampleKind.Revise"/> request gets nothing and uses up nothing.
/// <see cref="SampleRequest.FirstIndex"/> moves on over rows that an earlier run has used; a problem never gets a row twice as a fresh proof.
/// Of a <see cref="SampleKind.FillHole"/> request the same holds, unless somebody who can read proofs finds answers in the rows that were not handed
/// out yet: each row so used is a sample, and a goal gets it once.
/// </summary>
public sealed class ReplaySampler : IProofSampler, IDisposable
{
    private readonly Recording _recording;
    private readonly bool _isOwner;
    private readonly int? _seed;
    private readonly RecordedAnswer? _answer;
    private readonly ConcurrentDictionary<string, Cursor> _cursors = new(StringComparer.Ordinal);

    private ReplaySampler(string name, Recording recording, bool isOwner, int? seed, RecordedAnswer? answer)
    {
        _isOwner = isOwner;
        _answer = answer;
        Name = name;
        _recording = recording;
        _seed = seed;
    }

    public string Name { get; }

    public ImmutableArray<BadLine> BadLines => _recording.BadLines;

    public int Count => _recording.Count;

    /// <summary><paramref name="seed"/> shuffles the rows of each problem, each by itself, so that the order of the problems does not matter.</summary>
    public static async Task<ReplaySampler> OpenAsync(string name, string path, string? model, int? seed, CancellationToken cancellationToken, RecordedAnswer? answer = null) =>
        new(name, await Recording.OpenAsync(path, model, cancellationToken), isOwner: true, seed, answer);

    /// <summary>Over a recording that others use too, and that outlives this.</summary>
    public static ReplaySampler Over(Recording recording, string name, int? seed, RecordedAnswer? answer = null) => new(name, recording, isOwner: false, seed, answer);

    public async Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken)
    {
        if (request.Kind == SampleKind.Revise || (request.Kind == SampleKind.FillHole && _answer is null))
        {
            return SampleBatch.Empty;
        }

        var rows = _recording.RowsOf(request.ProblemName, request.Statement);
        if (rows.IsEmpty)
        {
            return new SampleBatch([], $"The recording holds nothing for {request.ProblemName}.");
        }

        var cursor = _cursors.GetOrAdd(request.ProblemKey, _ => new Cursor(Order(request.ProblemName, rows)));
        if (request.Kind == SampleKind.FillHole)
        {
            return new SampleBatch(await AnswersAsync(request, cursor, cancellationToken));
        }

        var taken = cursor.Take(request.FirstIndex, request.Count);
        var samples = ImmutableArray.CreateBuilder<Sample>(taken.Length);
        foreach (var row in taken)
        {
            samples.Add(await _recording.ReadAsync(row, cancellationToken));
        }

        return new SampleBatch(samples.ToImmutable());
    }

    public void Dispose()
    {
        if (_isOwner)
        {
            _recording.Dispose();
        }
    }

    private async Task<ImmutableArray<Sample>> AnswersAsync(SampleRequest request, Cursor cursor, CancellationToken cancellationToken)
    {
        var answers = ImmutableArray.CreateBuilder<Sample>();
        foreach (var row in cursor.Untaken())
        {
            if (answers.Count >= request.Count)
            {
                break;
            }

            var sample = await _recording.ReadAsync(row, cancellationToken);
            if (_answer!(sample.RawText, request) is { } answer && cursor.GiveFor(request.Goal ?? "", row))
            {
                answers.Add(sample with { RawText = answer });
            }
        }

        return answers.ToImmutable();
    }

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
        private readonly HashSet<(string Goal, Recording.Row Row)> _given = [];
        private int _next;

        public ImmutableArray<Recording.Row> Untaken()
        {
            lock (_lock)
            {
                return rows[_next..];
            }
        }

        public bool GiveFor(string goal, Recording.Row row)
        {
            lock (_lock)
            {
                return _given.Add((goal, row));
            }
        }

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
