using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Ablation.Answers;

/// <summary>
/// What Lean has answered is not asked again, in this run or a later one; the answer has the time that it took then. A crash is asked again, for it may
/// be a neighbour's or the machine's fault; a timeout is an answer here, or arms that ask later would wait longer for the same.
/// </summary>
public sealed class RememberedAnswers(ILeanChecker lean, AnswerFile answers) : ILeanChecker
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<CheckReport?>> _asking = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TimeSpan> _found = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _own = new(StringComparer.Ordinal);
    private long _asked;
    private long _ticks;

    /// <summary>How many questions went to Lean in this run.</summary>
    public long Asked => _asked;

    /// <summary>How many different questions had an answer of a run before.</summary>
    public int Remembered => _found.Count;

    /// <summary>Lean's time for all that was asked of it in this run.</summary>
    public TimeSpan Time => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    /// <summary>Lean's time, then, for what had an answer of a run before: with <see cref="Time"/> it tells what a run from nothing costs.</summary>
    public TimeSpan RememberedTime => TimeSpan.FromTicks(_found.Values.Sum(t => t.Ticks));

    public async Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var reports = new CheckReport?[request.Sources.Length];
        var keys = request.Sources.Select(s => KeyOf(request, s)).ToList();
        while (Array.Exists(reports, r => r is null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await FillAsync(request, keys, reports, cancellationToken);
        }

        return [.. reports.OfType<CheckReport>()];
    }

    /// <summary>What is remembered, what this one asks, and what another arm is asking just now. That one may give up: then a place stays empty.</summary>
    private async Task FillAsync(CheckRequest request, List<string> keys, CheckReport?[] reports, CancellationToken cancellationToken)
    {
        var own = new List<(int Index, TaskCompletionSource<CheckReport?> Answer)>();
        var others = new List<(int Index, Task<CheckReport?> Answer)>();
        try
        {
            for (var i = 0; i < keys.Count; i++)
            {
                if (reports[i] is null && answers.Find(keys[i]) is { } kept)
                {
                    var report = JsonSerializer.Deserialize(kept, AnswerJson.Default.CheckReport)!;
                    reports[i] = report;
                    if (!_own.ContainsKey(keys[i]))
                    {
                        _found[keys[i]] = report.Time;
                    }
                }

                if (reports[i] is not null)
                {
                    continue;
                }

                var mine = new TaskCompletionSource<CheckReport?>(TaskCreationOptions.RunContinuationsAsynchronously);
                var asking = _asking.GetOrAdd(keys[i], mine);
                if (asking != mine)
                {
                    others.Add((i, asking.Task));
                }
                else
                {
                    own.Add((i, mine));
                }
            }

            if (own.Count > 0)
            {
                var given = await lean.CheckAsync(request with { Sources = [.. own.Select(o => request.Sources[o.Index])] }, cancellationToken);
                Interlocked.Add(ref _asked, own.Count);
                foreach (var ((index, _), report) in own.Zip(given))
                {
                    _own[keys[index]] = true;
                    Keep(keys[index], report);
                    reports[index] = report;
                }
            }
        }
        finally
        {
            own.ForEach(o => Answer(keys[o.Index], o.Answer, reports[o.Index]));
        }

        foreach (var (index, answer) in others)
        {
            reports[index] = await answer.WaitAsync(cancellationToken);
        }
    }

    private void Answer(string key, TaskCompletionSource<CheckReport?> asking, CheckReport? report)
    {
        _asking.TryRemove(key, out _);
        asking.SetResult(report);
    }

    private void Keep(string key, CheckReport report)
    {
        Interlocked.Add(ref _ticks, report.Time.Ticks);
        if (report.Outcome is not (RunOutcome.Crash or RunOutcome.Memory))
        {
            answers.Keep(key, JsonSerializer.Serialize(report, AnswerJson.Default.CheckReport));
        }
    }

    private string KeyOf(CheckRequest request, LeanSource source) => answers.KeyOf(
        request.Header.Text,
        request.Limits.ToString(),
        string.Join(' ', (request.Options ?? []).OrderBy(o => o.Key, StringComparer.Ordinal)),
        source.Text);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(KeptVerdict))]
internal sealed partial class AnswerJson : JsonSerializerContext;
