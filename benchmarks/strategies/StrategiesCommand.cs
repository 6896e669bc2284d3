using System.Collections.Immutable;
using ProofRepair.Pipeline.Budgets.Beliefs;
using ProofRepair.StrategiesBenchmark.Outcomes;
using ProofRepair.StrategiesBenchmark.Reports;
using ProofRepair.StrategiesBenchmark.Simulation;
using ProofRepair.StrategiesBenchmark.Statistics;

namespace ProofRepair.StrategiesBenchmark;

/// <summary>From the recording to the tables. Exit code 1: <c>adaptive</c> missed its bar somewhere.</summary>
internal static class StrategiesCommand
{
    private const int Problems = 244;
    private const int ManyTries = 4096;

    public static async Task<int> RunAsync(StrategiesOptions options, CancellationToken cancellationToken)
    {
        if (!File.Exists(options.Recording))
        {
            await Console.Error.WriteLineAsync($"There is no recording {options.Recording}.");
            return 2;
        }

        var started = TimeProvider.System.GetTimestamp();
        var models = await RecordedOutcomes.ReadAsync(options.Recording, cancellationToken);
        if (models.IsEmpty)
        {
            await Console.Error.WriteLineAsync($"{options.Recording} has no rows with both `name` and `verdict`.");
            return 2;
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellationToken };
        var comparisons = ImmutableArray.CreateBuilder<Comparison>();
        foreach (var source in Sources(models, options))
        {
            comparisons.Add(Comparison.Run(source, Arm.All, options.Shuffles, options.Seed, parallel));
            await Console.Error.WriteLineAsync($"{source.Name}: done after {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s.");
        }

        var missed = comparisons.SelectMany(c => Bar.Missed(c)).ToImmutableArray();
        var took = TimeProvider.System.GetElapsedTime(started);
        await WriteAsync(options, ResultsPage.Of(comparisons.ToImmutable(), missed, options, took), comparisons, cancellationToken);
        foreach (var miss in missed)
        {
            await Console.Error.WriteLineAsync(miss);
        }

        return missed.IsEmpty ? 0 : 1;
    }

    private static IEnumerable<IOutcomeSource> Sources(ImmutableSortedDictionary<string, ImmutableArray<ProblemOutcomes>> models, StrategiesOptions options)
    {
        foreach (var (model, problems) in models)
        {
            yield return new RecordedSource(model, problems, options.Parts, options.Seed);
        }

        if (models.Count > 1)
        {
            yield return new RecordedSource($"all {models.Count} models, mixed", RecordedOutcomes.Mixed(models.Values), options.Parts, options.Seed);
        }

        var (strong, weak) = (new BetaBelief(0.3, 1), new BetaBelief(0.2, 2));
        yield return new SyntheticSource("synthetic, strong prover", [("all", strong, Problems)], ManyTries, options.Seed - 1);
        yield return new SyntheticSource("synthetic, weak prover", [("all", weak, Problems)], ManyTries, options.Seed - 1);
        yield return new SyntheticSource("synthetic, easy and hard problems", [("easy", strong, Problems / 2), ("hard", weak, Problems / 2)], ManyTries, options.Seed - 1);
    }

    private static async Task WriteAsync(StrategiesOptions options, string page, IEnumerable<Comparison> comparisons, CancellationToken cancellationToken)
    {
        if (options.Results is { } file)
        {
            await File.WriteAllTextAsync(file, page, cancellationToken);
        }
        else
        {
            Console.WriteLine(page);
        }

        if (options.Output is { } folder)
        {
            Directory.CreateDirectory(folder);
            await ObservationsCsv.WriteAsync(Path.Combine(folder, "observations.csv"), comparisons, cancellationToken);
        }
    }
}
