using System.Collections.Immutable;
using ProofRepair.Bench.Running;
using ProofRepair.Bench.Suites;
using Spectre.Console;

namespace ProofRepair.Cli.Display;

/// <summary>On a terminal: one panel that is drawn anew a few times a second, whatever happens in between.</summary>
internal sealed class LiveBenchDisplay(Suite suite, bool ported, string toolchain, Func<BenchVitals> vitals) : BenchDisplay
{
    private static readonly TimeSpan s_frame = TimeSpan.FromMilliseconds(250);

    private readonly BenchProgress _progress = new(suite.Rows.Length, TimeProvider.System);

    public override void Note(string text) => _progress.Note(text);

    public override async Task<ImmutableArray<BenchOutcome>> RunAsync(BenchWork work)
    {
        var title = Title(suite, ported, toolchain);
        return await AnsiConsole.Live(Now()).AutoClear(true).Overflow(VerticalOverflow.Crop).StartAsync(async live =>
        {
            var running = work(_progress.Finish, _progress.Take);
            using var frames = new PeriodicTimer(s_frame);
            do
            {
                live.UpdateTarget(Now());
            }
            while (!running.IsCompleted && await Task.WhenAny(running, frames.WaitForNextTickAsync().AsTask()) is not null);
            return await running;
        });

        Spectre.Console.Rendering.IRenderable Now() => BenchView.Of(title, _progress.Snapshot(), vitals(), AnsiConsole.Profile.Width);
    }

    public override void Finish(BenchSummary summary, RunIdentity identity, RunLoad load, IReadOnlyCollection<BenchOutcome> outcomes) => PrintSummary(summary, load, outcomes);
}
