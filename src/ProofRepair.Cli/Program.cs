using System.CommandLine;
using System.Text;
using ProofRepair.Cli.Commands;

Console.OutputEncoding = new UTF8Encoding(false);
var root = new RootCommand("Turns failing Lean 4 proofs into verified ones.")
{
    CheckCommand.Create(),
    RepairCommand.Create(),
    BenchCommand.Create(),
    LeanCommand.Create(),
    DoctorCommand.Create(),
};

// Ctrl-C cancels; Leans are ended and what was finished is written before this program goes.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
