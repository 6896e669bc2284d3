using System.Collections.Immutable;
using ProofRepair.Bench.Running;
using ProofRepair.Bench.Running.Recording;
using ProofRepair.Bench.Suites;
using ProofRepair.Sampling;
using ProofRepair.Sampling.Choosing;

namespace ProofRepair.Cli.Commands;

/// <summary>Where a run is kept: its store, and the folder that people read; either may be absent.</summary>
internal sealed class KeptRun : IAsyncDisposable
{
    private KeptRun(RunRecorder? recorder, BenchFolder? folder, string? output) => (Recorder, Folder, WhereToGoOn) = (recorder, folder, Hint(recorder, output));

    public RunRecorder? Recorder { get; }

    public BenchFolder? Folder { get; }

    /// <summary>How many problems were finished by processes before this one.</summary>
    public int Finished => Recorder?.Finished.Length ?? 0;

    /// <summary>The end of a sentence.</summary>
    public string WhereToGoOn { get; }

    /// <summary>Null with a sentence where the store or the folder cannot be used.</summary>
    public static async Task<(KeptRun? Kept, string? Problem)> OpenAsync(
        string? output, string? store, RunIdentity identity, Suite suite, ImmutableArray<SuiteProblem> problems, CancellationToken cancellationToken)
    {
        RunRecorder? recorder = null;
        if ((store ?? (output is null ? null : Path.Combine(output, BenchFolder.StoreName))) is { } location)
        {
            (recorder, var trouble) = await RunRecorder.OpenAsync(location, alone: store is null, identity, suite, problems, TimeProvider.System, cancellationToken);
            if (recorder is null)
            {
                return (null, trouble);
            }
        }

        if (output is null)
        {
            return (new KeptRun(recorder, null, null), null);
        }

        var (folder, problem) = BenchFolder.Open(output, identity, recorder?.Finished ?? []);
        if (folder is null)
        {
            await (recorder?.DisposeAsync() ?? ValueTask.CompletedTask);
            return (null, problem);
        }

        return (new KeptRun(recorder, folder, output), null);
    }

    /// <summary>The same samples, kept as they come where there is a store.</summary>
    /// <param name="asked">Of a sampler, the one that is asked for what is not kept.</param>
    public IProofSampler Recorded(IProofSampler sampler, Func<IProofSampler, IProofSampler> asked, Func<Sample, decimal> priced)
    {
        return sampler switch
        {
            // What was kept is given whichever model would be chosen now.
            SamplersByChoice choice => Recorder is null ? choice.Over(asked) : new RecordedSampler(choice.Over(asked), Recorder.Store, Recorder.Begun.Run.Id, priced),
            ManySamplers many => many.Over(Kept),
            _ => Kept(sampler),
        };

        IProofSampler Kept(IProofSampler one) => Recorder is null ? asked(one) : new RecordedSampler(asked(one), Recorder.Store, Recorder.Begun.Run.Id, priced);
    }

    /// <summary>Of all processes of the run, where it has a store.</summary>
    public async Task<double> LeanSecondsAsync(double ofThisProcess) =>
        Recorder is null ? ofThisProcess : await Recorder.LeanSecondsAsync(TimeSpan.FromSeconds(ofThisProcess), CancellationToken.None);

    /// <summary>Of a run that was not stopped.</summary>
    public async Task FinishAsync(string summary)
    {
        Folder?.Finish(summary);
        await (Recorder?.FinishAsync(CancellationToken.None) ?? Task.FromResult(false));
    }

    public async ValueTask DisposeAsync()
    {
        Folder?.Dispose();
        await (Recorder?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private static string Hint(RunRecorder? recorder, string? output) =>
        recorder is null ? "" : output is null ? "; the same command goes on from there" : $", and are in {output}; the same command goes on from there";
}
