using System.CommandLine;
using ProofRepair.Bench.Suites;
using ProofRepair.Cli.Display;
using Spectre.Console;

namespace ProofRepair.Cli.Commands;

/// <summary><c>proofrepair data add NAME PATH</c>.</summary>
internal static class DataCommand
{
    private const int BadRowsShown = 20;

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "what `proofrepair bench NAME --data FOLDER` will call it" };
        var path = new Argument<string>("PATH") { Description = "a .jsonl, .jsonl.gz, .json or .lean file as its project publishes it" };
        var folder = new Option<string>("--data") { Description = "the folder to add it to", DefaultValueFactory = _ => "data" };
        var replace = new Option<bool>("--replace") { Description = "a suite of that name may be replaced" };
        var add = new Command("add", "Check a suite's file and copy it into the data folder. Exit code 0: every row can be used; 1: some cannot; 2: nothing was added.")
        {
            name, path, folder, replace,
        };
        add.SetAction((parsed, ct) => AddAsync(
            parsed.GetRequiredValue(name), parsed.GetRequiredValue(path), parsed.GetRequiredValue(folder), parsed.GetValue(replace), ct));
        return new Command("data", "The files of benchmark suites.") { add };
    }

    private static async Task<int> AddAsync(string name, string path, string folder, bool replace, CancellationToken cancellationToken)
    {
        switch (await DataFolder.AddAsync(name, path, folder, replace, cancellationToken))
        {
            case DataAddition.Added { Suite: var suite } added:
                Console.WriteLine($"{added.Path}: {suite.Rows.Length} problems, sha256 {added.Sha256}");
                Console.WriteLine(suite.Lineage is { } lineage ? $"The statements are those of {lineage}." : "The statements are of no version that is known here.");
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
}
