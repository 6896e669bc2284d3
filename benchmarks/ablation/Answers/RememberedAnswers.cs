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
    private long _asked;
    private long _ticks;

    /// <summary>How many questions went to Lean in this run.</summary>
    public long Asked => _asked;

    /// <summary>Lean's time for all that was asked of it in this run.</summary>
    public TimeSpan Time => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public async Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var keys = request.Sources.Select(s => KeyOf(request, s)).ToList();
        var open = Enumerable.Range(0, keys.Count).Where(i => answers.Find(keys[i]) is null).ToList();
        var reports = open.Count == 0 ? [] : await lean.CheckAsync(request with { Sources = [.. open.Select(i => request.Sources[i])] }, cancellationToken);
        Interlocked.Add(ref _asked, open.Count);
        var given = open.Zip(reports).ToDictionary(p => p.First, p => p.Second);
        foreach (var (i, report) in given)
        {
            Interlocked.Add(ref _ticks, report.Time.Ticks);
            if (report.Outcome is not (RunOutcome.Crash or RunOutcome.Memory))
            {
                answers.Keep(keys[i], JsonSerializer.Serialize(report, AnswerJson.Default.CheckReport));
            }
        }

        return
        [
            .. keys.Select((key, i) => given.TryGetValue(i, out var report) ? report : JsonSerializer.Deserialize(answers.Find(key)!, AnswerJson.Default.CheckReport)!),
        ];
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
