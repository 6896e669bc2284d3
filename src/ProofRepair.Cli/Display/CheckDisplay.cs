using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Files;
using Spectre.Console;

namespace ProofRepair.Cli.Display;

/// <summary>Shows the checks of files: each file's messages when it is done, in the order of the files, and on a terminal a bar of what is to come.</summary>
internal static class CheckDisplay
{
    public static async Task RunAsync(IReadOnlyList<(LeanFile File, Task<CheckReport> Report)> checks, bool json, Action<CheckReport> finished)
    {
        if (json || !Consoles.IsWatched)
        {
            await PrintAsync(checks, (file, report) => FileMessages.Print(file, report, json), finished);
            return;
        }

        await AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("checking", maxValue: checks.Count);
                foreach (var (_, report) in checks)
                {
                    _ = report.ContinueWith(_ => bar.Increment(1), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                }

                await PrintAsync(checks, (file, report) => AnsiConsole.Write(new Text(FileMessages.TextOf(file, report) + "\n")), finished);
            });
    }

    private static async Task PrintAsync(
        IReadOnlyList<(LeanFile File, Task<CheckReport> Report)> checks, Action<LeanFile, CheckReport> print, Action<CheckReport> finished)
    {
        foreach (var (file, report) in checks)
        {
            print(file, await report);
            finished(await report);
        }
    }
}
