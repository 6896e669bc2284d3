using System.Collections.Immutable;
using ProofRepair.Bench.Running;
using ProofRepair.Pipeline.Events;

namespace ProofRepair.Cli.Display;

/// <summary>A problem that is worked on: since when, and where on its way it is.</summary>
internal sealed record ActiveProblem(string Name, PipelineStage Stage, int Round, string? Detail, TimeSpan For);

/// <summary>How far a run is, at one moment. <paramref name="Before"/>: finished without work of this process.</summary>
internal sealed record BenchSnapshot(
    int Total,
    int Before,
    int Proved,
    int Unproved,
    int Rejected,
    int HolesClosed,
    int HolesRefuted,
    int Samples,
    TimeSpan Elapsed,
    ImmutableArray<ActiveProblem> Active,
    string? Trouble)
{
    public int Finished => Proved + Unproved + Rejected;

    /// <summary>Problems a minute, of those that this process finished.</summary>
    public double? Rate => Finished - Before > 0 && Elapsed > TimeSpan.Zero ? (Finished - Before) / Elapsed.TotalMinutes : null;

    public TimeSpan? Left => Rate is { } rate ? TimeSpan.FromMinutes(Math.Min(100_000, (Total - Finished) / rate)) : null;
}

/// <summary>Adds up what a run tells; safe for any number of threads.</summary>
internal sealed class BenchProgress(int total, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (StageStarted Stage, long Since)> _active = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _samples = new(StringComparer.Ordinal);
    private readonly long _started = time.GetTimestamp();
    private int _before;
    private int _proved;
    private int _unproved;
    private int _rejected;
    private int _closed;
    private int _refuted;
    private string? _trouble;

    public void Take(PipelineEvent happened)
    {
        lock (_gate)
        {
            switch (happened)
            {
                case StageStarted stage:
                    _active[stage.Problem] = (stage, _active.TryGetValue(stage.Problem, out var before) ? before.Since : time.GetTimestamp());
                    break;
                case SamplesTaken taken:
                    _samples[taken.Problem] = taken.Count;
                    _trouble = taken.Trouble ?? _trouble;
                    break;
                case HoleClosed:
                    _closed++;
                    break;
                case HoleRefuted:
                    _refuted++;
                    break;
                case PipelineFault fault:
                    _trouble = $"{fault.Problem}: {fault.Exception.Message}";
                    break;
            }
        }
    }

    public void Note(string text)
    {
        lock (_gate)
        {
            _trouble = text;
        }
    }

    public void Finish(BenchOutcome outcome)
    {
        lock (_gate)
        {
            _active.Remove(outcome.Problem.Row.Key.ToString());
            // What the port refuses takes no time either.
            _before += outcome.IsFromBefore || outcome.Problem.Refusal is not null ? 1 : 0;
            switch (outcome.Account.Status)
            {
                case "proved":
                    _proved++;
                    break;
                case "unproved":
                    _unproved++;
                    break;
                default:
                    _rejected++;
                    break;
            }
        }
    }

    public BenchSnapshot Snapshot()
    {
        lock (_gate)
        {
            return new BenchSnapshot(
                total,
                _before,
                _proved,
                _unproved,
                _rejected,
                _closed,
                _refuted,
                _samples.Values.Sum(),
                time.GetElapsedTime(_started),
                [.. _active.Values.Select(a => new ActiveProblem(a.Stage.Problem, a.Stage.Stage, a.Stage.Round, a.Stage.Detail, time.GetElapsedTime(a.Since))).OrderByDescending(a => a.For)],
                _trouble);
        }
    }
}
