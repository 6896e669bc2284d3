using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using ProofRepair.Bench.Reports.Data;
using ProofRepair.Bench.Reports.Files;
using ProofRepair.Bench.Reports.Page;
using ProofRepair.Bench.Reports.Reading;
using ProofRepair.Bench.Running;
using ProofRepair.Bench.Suites;
using ProofRepair.Cli.Display;
using Spectre.Console;

namespace ProofRepair.Cli.Commands;

/// <summary><c>proofrepair report DIR [DIR…] --out FILE.html</c>.</summary>
internal static class ReportCommand
{
    private sealed record Options(Argument<string[]> Runs, Option<string?> Output, Option<string?> Json, Option<string?> Csv, Option<string?> Proofs, Option<string?> Suite, Option<string?> Store);

    public static Command Create()
    {
        var options = new Options(
            new Argument<string[]>("DIR") { Description = "folders that `bench --out` wrote; two or more are compared", Arity = ArgumentArity.OneOrMore },
            new Option<string?>("--out", "-o") { Description = "write the page to this .html file; it needs no network and no other file" },
            new Option<string?>("--json") { Description = "write the same as JSON to this file" },
            new Option<string?>("--csv") { Description = "write a row for each problem to this file" },
            new Option<string?>("--proofs") { Description = "write each proved problem as a .lean file to this folder" },
            new Option<string?>("--suite") { Description = "the suite's file or folder, for statements and attempts that the runs did not keep" },
            new Option<string?>("--store") { Description = "where the runs are kept, if not in their folders: a SQLite file, or postgres://…" });
        var command = new Command("report", "Show what runs came to: one HTML page, JSON, CSV, the proofs. Exit code 0: written; 2: could not run.")
        {
            options.Runs, options.Output, options.Json, options.Csv, options.Proofs, options.Suite, options.Store,
        };
        command.SetAction((parsed, ct) => RunAsync(options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(Options options, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(options.Output) is null && parsed.GetValue(options.Json) is null && parsed.GetValue(options.Csv) is null && parsed.GetValue(options.Proofs) is null)
        {
            return Fail("Nothing would be written: give --out FILE.html, --json FILE, --csv FILE or --proofs DIR.");
        }

        var (runs, trouble) = await RunsAsync(parsed.GetRequiredValue(options.Runs), parsed.GetValue(options.Suite), parsed.GetValue(options.Store), cancellationToken);
        if (runs is null)
        {
            return Fail(trouble);
        }

        try
        {
            await WriteAsync(options, parsed, runs, TimeProvider.System.GetUtcNow(), cancellationToken);
            return ExitCode.AllProved;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail($"The report cannot be written: {e.Message}");
        }
    }

    private static async Task<(IReadOnlyList<ReportRun>? Runs, string? Trouble)> RunsAsync(IReadOnlyList<string> folders, string? suitePath, string? store, CancellationToken cancellationToken)
    {
        if (folders.GroupBy(f => Path.TrimEndingDirectorySeparator(Path.GetFullPath(f)), StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return (null, $"`{twice.First()}` is given twice.");
        }

        Suite? suite = null;
        if (suitePath is not null)
        {
            if (await SuiteLoader.LoadAsync(suitePath, null, cancellationToken) is not SuiteLoad.Loaded { Suite: var loaded })
            {
                return (null, $"--suite: no suite can be read from `{suitePath}`: give its .jsonl file or folder.");
            }

            suite = loaded;
        }

        var runs = ImmutableArray.CreateBuilder<ReportRun>();
        foreach (var folder in folders)
        {
            var (run, trouble) = await BenchFolderReader.ReadAsync(folder, cancellationToken);
            if (run is null)
            {
                return (null, trouble);
            }

            if ((store ?? OwnStore(folder)) is { } location && BenchFolder.IdentityOf(folder) is { } identity)
            {
                run = await StoredHistories.AddAsync(run, identity, location, TimeProvider.System, cancellationToken);
            }

            // Names tell runs apart on the page.
            var named = runs.Any(r => r.Name == run.Name) ? run with { Name = $"{run.Name} #{runs.Count + 1}" } : run;
            runs.Add(suite is null ? named : SuiteTexts.Add(named, suite));
        }

        return (runs.ToImmutable(), null);
    }

    private static string? OwnStore(string folder) => Path.Combine(folder, BenchFolder.StoreName) is var own && File.Exists(own) ? own : null;

    private static async Task WriteAsync(Options options, ParseResult parsed, IReadOnlyList<ReportRun> runs, DateTimeOffset made, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(options.Output) is { } page)
        {
            await using var writer = new StreamWriter(Created(page), new UTF8Encoding(false));
            await HtmlReport.WriteAsync(runs, made, Version, writer, cancellationToken);
            Said(page);
        }

        if (parsed.GetValue(options.Json) is { } json)
        {
            await using var stream = Created(json);
            await JsonReport.WriteAsync(runs, made, stream, cancellationToken);
            Said(json);
        }

        if (parsed.GetValue(options.Csv) is { } csv)
        {
            await using var stream = Created(csv);
            await CsvReport.WriteAsync(runs, stream, cancellationToken);
            Said(csv);
        }

        if (parsed.GetValue(options.Proofs) is { } proofs)
        {
            var (written, leftOut) = await ProofFolder.WriteAsync(runs, proofs, cancellationToken);
            Said($"{written} proofs in {proofs}{(leftOut > 0 ? $"; {leftOut} were left out: their run kept no statement (--suite may have it)" : "")}");
        }
    }

    private static string Version => typeof(ReportCommand).Assembly.GetName().Version!.ToString(3);

    private static FileStream Created(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        return new FileStream(path, FileMode.Create, FileAccess.Write);
    }

    private static void Said(string what) => Consoles.Errors.MarkupLineInterpolated($"Written: {what}");

    private static int Fail(string? why)
    {
        Consoles.Errors.MarkupLineInterpolated($"[red]{why}[/]");
        return ExitCode.CouldNotRun;
    }
}
