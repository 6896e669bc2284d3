// From a save to Lean's first message, with the warm worker and with a Lean that is started for the save: the same watch, the same edits, one run.
// dotnet run -c Release --project benchmarks/watch [-- WARM_EDITS COLD_EDITS]
using System.Collections.Immutable;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Embedded;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Warm;
using ProofRepair.WatchBenchmark;
using ProofRepair.Worker.Watching;

const int Theorems = 20;
const int Turns = 2;
const double MostSeconds = 0.3;
const double LeastRatio = 15;
var warmEdits = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 40;
var coldEdits = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 4;
var time = TimeProvider.System;
var embedded = new EmbeddedLean(EmbeddedPaths.FromEnvironment(Environment.GetEnvironmentVariable), time, NullLogger<EmbeddedLean>.Instance);
if (embedded.Find() is not { } toolchain)
{
    Console.Error.WriteLine("The embedded Lean is not installed: dotnet run --project src/ProofRepair.Cli -- lean install");
    return 2;
}

var process = new LeanProcess(toolchain, time);
var noOptions = ImmutableDictionary<string, string>.Empty;
var batches = new BatchChecker(process, time);
await using var pool = new LeanPool(batches, new LeanSlots(1), new LeanPoolOptions(), time);
await using var warm = new WarmPool(process, new WarmPoolOptions(CheckLimits.Default, noOptions), time, NullLogger<WarmPool>.Instance);
var (warmTimes, coldTimes, lost) = (new List<double>(), new List<double>(), 0);
for (var turn = 0; turn < Turns; turn++)
{
    warmTimes.AddRange(await MeasureAsync(warm, Share(warmEdits, turn)));
    coldTimes.AddRange(await MeasureAsync(new NoWarmWorker(), Share(coldEdits, turn)));
}

var (median, coldMedian) = (Median(warmTimes), Median(coldTimes));
Console.WriteLine("| from save to first message | edits | median | longest |");
Console.WriteLine("| --- | ---: | ---: | ---: |");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| warm worker | {warmTimes.Count} | {median:0.000} s | {warmTimes.Max():0.000} s |"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| a Lean for each save | {coldTimes.Count} | {coldMedian:0.000} s | {coldTimes.Max():0.000} s |"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Lean {toolchain.Version}, a file of {Theorems} theorems of which one is edited, {Environment.ProcessorCount} cores. Ratio: {coldMedian / median:0.0}. Lost answers of the warm worker: {lost}."));
return median <= MostSeconds && coldMedian / median >= LeastRatio && lost == 0 ? 0 : 1;

int Share(int count, int turn) => (count / Turns) + (turn < count % Turns ? 1 : 0);

static double Median(List<double> values)
{
    var sorted = values.Order().ToList();
    return (sorted[sorted.Count / 2] + sorted[(sorted.Count - 1) / 2]) / 2;
}

async Task<List<double>> MeasureAsync(IWarmChecker checker, int edits)
{
    var folder = Directory.CreateTempSubdirectory("proofrepair-watch-");
    try
    {
        var file = new SavedFile(Path.Combine(folder.FullName, "Edited.lean"), Theorems, new Random(7));
        file.Write();
        using var changes = new FolderWatch(new WatchedPaths(folder.FullName), WatchTimes.Default, time);
        var events = Channel.CreateUnbounded<WatchEvent>();
        using var session = new WatchSession(changes, checker, ColdAsync, null, e => events.Writer.TryWrite(e), time, NullLogger<WatchSession>.Instance);
        using var stop = new CancellationTokenSource();
        var running = session.RunAsync(stop.Token);
        var times = new List<double>();
        // The first save finds the worker loading, or the file unknown to it: it is not of those that are counted.
        await Task.Delay(TimeSpan.FromSeconds(1));
        for (var i = 0; i <= edits; i++)
        {
            file.Edit();
            var saved = time.GetTimestamp();
            file.Write();
            var first = await ToldAsync(events.Reader);
            var seconds = time.GetElapsedTime(saved).TotalSeconds;
            var happened = first;
            while (happened is not WatchEvent.Checked)
            {
                happened = happened is WatchEvent.Said ? await ToldAsync(events.Reader) : throw new InvalidOperationException($"not a message: {happened}");
            }

            if (first is not WatchEvent.Said { Message.IsError: true })
            {
                throw new InvalidOperationException($"the edited theorem fails, and Lean said: {first}");
            }

            if (i > 0)
            {
                times.Add(seconds);
                lost += checker is WarmPool && ((WatchEvent.Checked)happened).Cold is not null ? 1 : 0;
            }
        }

        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return times;
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}

// That a save was seen is no message.
static async Task<WatchEvent> ToldAsync(ChannelReader<WatchEvent> events)
{
    WatchEvent told;
    do
    {
        told = await events.ReadAsync();
    }
    while (told is WatchEvent.Changed);
    return told;
}

async Task<CheckReport> ColdAsync(string text, CancellationToken cancellationToken) =>
    (await pool.CheckAsync(new CheckRequest(LeanHeader.Empty, [new LeanSource(text)], CheckLimits.Default), cancellationToken))[0];
