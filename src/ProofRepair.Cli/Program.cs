using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using ProofRepair.Cli;
using ProofRepair.Cli.Commands;
using ProofRepair.Cli.Display;

Console.OutputEncoding = new UTF8Encoding(false);
Consoles.DoNotFold();
var root = new RootCommand("Turns failing Lean 4 proofs into verified ones.")
{
    CheckCommand.Create(),
    RepairCommand.Create(),
    GateCommand.Create(),
    WatchCommand.Create(),
    VerifyCommand.Create(),
    BenchCommand.Create(),
    DataCommand.Create(),
    ReportCommand.Create(),
    LeanCommand.Create(),
    DoctorCommand.Create(),
};
try
{
    var parsed = root.Parse(args);
    if (parsed.Action is ParseErrorAction)
    {
        Console.Error.WriteLine($"{string.Join(" ", parsed.Errors.Select(e => e.Message))} (--help shows what can be said)");
        return ExitCode.CouldNotRun;
    }

    // Ctrl-C cancels; Leans are ended and what was finished is written before this program goes.
    return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20), EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped.");
    return ExitCode.CouldNotRun;
}
catch (Exception e)
{
    Console.Error.WriteLine($"This program failed: {e.Message.ReplaceLineEndings(" ")}");
    return ExitCode.CouldNotRun;
}
