using System.CommandLine;
using ProofRepair.Bench.Suites;
using ProofRepair.Bench.Text;
using ProofRepair.Cli.Display;
using ProofRepair.Sampling.Replay;
using Spectre.Console;

namespace ProofRepair.Cli.Commands;

/// <summary><c>proofrepair data add NAME PATH|URL</c> and <c>data compare SUITE RECORDING</c>.</summary>
internal static class DataCommand
{
    private const int BadRowsShown = 20;

    public static Command Create() => new("data", "The files of benchmark suites.") { Add(), Compare() };

    private static Command Add()
    {
        var name = new Argument<string>("NAME") { Description = "what `proofrepair bench NAME --data FOLDER` will call it" };
        var path = new Argument<string>("PATH|URL") { Description = "a .jsonl, .jsonl.gz, .json or .lean file as its project publishes it, here or at an https address" };
        var folder = new Option<string>("--data") { Description = "the folder to add it to", DefaultValueFactory = _ => "data" };
        var sha256 = new Option<string?>("--sha256") { Description = "the sum that the file must have" };
        var replace = new Option<bool>("--replace") { Description = "a suite of that name may be replaced" };
        var add = new Command("add", "Check a suite's file and copy it into the data folder. Exit code 0: every row can be used; 1: some cannot; 2: nothing was added.")
        {
            name, path, folder, replace, sha256,
        };
        add.SetAction((parsed, ct) => AddAsync(
            parsed.GetRequiredValue(name), parsed.GetRequiredValue(path), parsed.GetRequiredValue(folder), parsed.GetValue(replace), parsed.GetValue(sha256), ct));
        return add;
    }

    private static Command Compare()
    {
        var suite = new Argument<string>("SUITE") { Description = "a suite, as for bench" };
        var recording = new Argument<string>("RECORDING") { Description = "recorded proofs, as for --sampler replay:FILE" };
        var folder = new Option<string?>("--data") { Description = "where the files of a named suite are" };
        var compare = new Command("compare", "List recorded proofs of other statements than the suite's. Exit code 0: none; 1: some; 2: could not run.") { suite, recording, folder };
        compare.SetAction((parsed, ct) => CompareAsync(parsed.GetRequiredValue(suite), parsed.GetRequiredValue(recording), parsed.GetValue(folder), ct));
        return compare;
    }

    private static async Task<int> AddAsync(string name, string path, string folder, bool replace, string? sha256, CancellationToken cancellationToken)
    {
        switch (await DataFolder.AddAsync(name, path, folder, replace, sha256, cancellationToken))
        {
            case DataAddition.Added { Suite: var suite } added:
                Console.WriteLine($"{added.Path}: {suite.Rows.Length} problems, sha256 {added.Sha256}");
                Console.WriteLine(SuiteLineage.Of(suite.Rows) is { } lineage ? $"The statements are those of {lineage}." : "The statements are of no version that is known here.");
                foreach (var split in suite.Splits.Where(s => s.Length > 0))
                {
                    Console.WriteLine($"  {split}: {suite.OnlySplit(split).Rows.Length}");
                }

                Console.WriteLine($"{suite.Merged} repeated rows merged, {suite.Repeated.Length} names numbered, {suite.BadRows.Length} rows that cannot be used{(suite.BadRows.IsEmpty ? "." : ":")}");
                foreach (var bad in suite.BadRows.Take(BadRowsShown))
                {
                    Console.WriteLine($"  line {bad.LineNumber}: {bad.Reason}");
                }

                if (suite.BadRows.Length > BadRowsShown)
                {
                    Console.WriteLine($"  and {suite.BadRows.Length - BadRowsShown} more");
                }

                return suite.BadRows.IsEmpty ? ExitCode.AllProved : ExitCode.SomeNot;
            case DataAddition.Refused refused:
                Consoles.Errors.MarkupLineInterpolated($"[red]{refused.Message}[/]");
                return ExitCode.CouldNotRun;
            default:
                throw new InvalidOperationException("a file was neither added nor refused");
        }
    }

    private static async Task<int> CompareAsync(string name, string path, string? folder, CancellationToken cancellationToken)
    {
        var load = await SuiteLoader.LoadAsync(name, folder, cancellationToken);
        if (load is not SuiteLoad.Loaded { Suite: var suite })
        {
            Consoles.Errors.MarkupLineInterpolated($"[red]{((SuiteLoad.NotFound)load).Message}[/]");
            return ExitCode.CouldNotRun;
        }

        List<RecordedStatement> statements;
        int rows;
        try
        {
            using var recording = await Recording.OpenAsync(path, model: null, cancellationToken);
            statements = await recording.StatementsAsync(cancellationToken).ToListAsync(cancellationToken);
            rows = recording.Count;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Consoles.Errors.MarkupLineInterpolated($"[red]{path} cannot be read: {e.Message}[/]");
            return ExitCode.CouldNotRun;
        }

        var differences = StatementDifferences.Of(suite, statements);
        foreach (var difference in differences.Different)
        {
            Console.WriteLine($"row {difference.Row}, {difference.Problem}:");
            Console.WriteLine($"  suite:     {StatementText.Normalised(difference.InSuite)}");
            Console.WriteLine($"  recording: {StatementText.Normalised(difference.InRecording)}");
        }

        Console.WriteLine($"{rows} rows: {differences.Same} prove the suite's statement, {differences.Different.Length} another, {differences.NotInSuite.Length} are of no problem in it, {rows - statements.Count} do not say what they prove.");
        return differences.Different.IsEmpty ? ExitCode.AllProved : ExitCode.SomeNot;
    }
}
