using System.Collections.Immutable;
using System.Security.Cryptography;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Checking;

/// <summary>
/// Checks sources with one Lean process at a time. Those that can stand beside others share a file; a batch that broke is split and
/// run again, so that no source changes another's report; one that cannot be fenced has a file of its own.
/// </summary>
public sealed class BatchChecker(LeanProcess process, TimeProvider time, TimeSpan? startAllowance = null)
{
    // Loading Mathlib, or the embedded runtime on a slow machine, takes tens of seconds before the first source.
    private static readonly TimeSpan DefaultStartAllowance = TimeSpan.FromSeconds(180);

    private readonly TimeSpan _startAllowance = startAllowance ?? DefaultStartAllowance;
    private readonly LeanFileRun _file = new(process, time);

    /// <summary>Each source's report is handed to <paramref name="onReport"/> once, with the source's index, as soon as it is known.</summary>
    public async Task CheckAsync(CheckRequest request, Action<int, CheckReport> onReport, CancellationToken cancellationToken)
    {
        var safety = request.Sources.Select(s => FenceSafety.Inspect(s.Text)).ToList();
        // Those that break off stand last, where whatever they swallow is nobody's proof.
        var fenced = Enumerable.Range(0, safety.Count).Where(i => safety[i].MayShareFile).OrderBy(i => safety[i].CanOnlyFail).ToList();
        var alone = Enumerable.Range(0, safety.Count).Where(i => !safety[i].MayShareFile).ToList();

        if (fenced.Count == 1)
        {
            alone.Add(fenced[0]);
            fenced.Clear();
        }

        var open = new Stack<IReadOnlyList<int>>();
        if (fenced.Count > 0)
        {
            open.Push(fenced);
        }

        while (open.TryPop(out var batch))
        {
            if (batch.Count == 1)
            {
                onReport(batch[0], await CheckAloneAsync(request, batch[0], cancellationToken));
                continue;
            }

            foreach (var again in await CheckFencedAsync(request, batch, Believed, cancellationToken))
            {
                open.Push(again);
            }
        }

        foreach (var index in alone)
        {
            onReport(index, await CheckAloneAsync(request, index, cancellationToken));
        }

        void Believed(int index, CheckReport report)
        {
            if (safety[index].CanOnlyFail && report.Outcome == RunOutcome.Ok)
            {
                alone.Add(index);
            }
            else
            {
                onReport(index, report);
            }
        }
    }

    /// <summary>Returns what has to run again, in batches.</summary>
    private async Task<IEnumerable<IReadOnlyList<int>>> CheckFencedAsync(
        CheckRequest request, IReadOnlyList<int> batch, Action<int, CheckReport> onReport, CancellationToken cancellationToken)
    {
        var texts = batch.Select(i => request.Sources[i].Text).ToList();
        var file = FencedFile.Compose(request.Header, texts, Nonce());
        var progress = new FenceProgress(file, texts, time, (i, report) => onReport(batch[i], report));
        var end = await _file.RunAsync(
            file.Text,
            request,
            _startAllowance + request.Limits.WallTime,
            batch.Count,
            message => progress.Take(message) ? request.Limits.WallTime : null,
            cancellationToken);

        progress.Finish();
        if (progress.HeaderErrors is { } headerErrors)
        {
            foreach (var i in batch)
            {
                onReport(i, HeaderFailed(headerErrors, end));
            }

            return [];
        }

        var rest = batch.Skip(progress.Reported).ToList();
        if (rest.Count == 0)
        {
            return [];
        }

        if (!progress.Started)
        {
            // Nothing was even begun: that says nothing of any source.
            var report = Ended(end, [], request.Limits);
            foreach (var i in rest)
            {
                onReport(i, report);
            }

            return [];
        }

        if (progress.Broken)
        {
            var half = (rest.Count + 1) / 2;
            return rest.Count == 1 ? [rest] : [rest[half..], rest[..half]];
        }

        if (end.Reason == EndReason.Stopped)
        {
            // The source that was being elaborated used up its time; those after it have not had theirs.
            onReport(rest[0], Ended(end, progress.Pending, request.Limits));
            return rest.Count > 1 ? [rest[1..]] : [];
        }

        // A crash, or a limit of the whole process: the source at hand is tried alone, to be sure that it is the cause.
        return rest.Count > 1 ? [rest[1..], rest[..1]] : [rest];
    }

    private async Task<CheckReport> CheckAloneAsync(CheckRequest request, int index, CancellationToken cancellationToken)
    {
        var file = LoneFile.Compose(request.Header, request.Sources[index].Text, Nonce());
        var messages = ImmutableArray.CreateBuilder<LeanMessage>();
        var headerErrors = ImmutableArray.CreateBuilder<LeanMessage>();
        var complete = false;
        var end = await _file.RunAsync(
            file.Text,
            request,
            _startAllowance + request.Limits.WallTime,
            1,
            message =>
            {
                if (file.IsEnd(message))
                {
                    complete = true;
                }
                else if (file.IsBegin(message))
                {
                    return request.Limits.WallTime;
                }
                else if (file.Relative(message) is { } own)
                {
                    messages.Add(own);
                }
                else if (message.IsError)
                {
                    headerErrors.Add(message);
                }

                return null;
            },
            cancellationToken);

        if (headerErrors.Count > 0)
        {
            return HeaderFailed(headerErrors.ToImmutable(), end);
        }

        var found = messages.ToImmutable();
        return end.Reason != EndReason.Exited || end.ExitCode is not (0 or 1) || (end.ExitCode == 1 && !found.Any(m => m.IsError))
            ? Ended(end, found, request.Limits)
            : found.Any(m => m.IsError)
                ? new CheckReport(RunOutcome.Errors, found, end.Time, end.PeakMemoryBytes)
                : complete
                    ? new CheckReport(RunOutcome.Ok, found, end.Time, end.PeakMemoryBytes)
                    : new CheckReport(RunOutcome.Errors, found, end.Time, end.PeakMemoryBytes, "Lean stopped reading before the end of the source.");
    }

    private static CheckReport HeaderFailed(ImmutableArray<LeanMessage> errors, ProcessEnd end) => new(
        RunOutcome.Errors,
        [.. errors.Select(m => m with { Start = new LeanPosition(0, 0), End = null })],
        end.Time,
        end.PeakMemoryBytes,
        $"The header does not elaborate: {errors[0].Text}");

    private CheckReport Ended(ProcessEnd end, ImmutableArray<LeanMessage> messages, CheckLimits limits)
    {
        var (outcome, detail) = LeanExit.Explain(end, process.Toolchain.Kind, limits);
        return new CheckReport(outcome, messages, end.Time, end.PeakMemoryBytes, detail);
    }

    private static string Nonce() => RandomNumberGenerator.GetHexString(20, lowercase: true);
}
