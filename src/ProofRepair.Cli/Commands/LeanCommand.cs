using System.CommandLine;
using ProofRepair.Cli.Display;
using ProofRepair.Cli.Setup;
using ProofRepair.Lean.Toolchains;
using Spectre.Console;

namespace ProofRepair.Cli.Commands;

/// <summary><c>proofrepair lean install|where|uninstall</c>.</summary>
internal static class LeanCommand
{
    public static Command Create()
    {
        var yes = new Option<bool>("--yes", "-y") { Description = "do not ask" };
        var offline = new Option<bool>("--offline") { Description = "never install anything" };
        var choice = new Option<string?>("--lean") { Description = "native, embedded, or the path of a lean" };
        var install = new Command("install", "Install the embedded Lean into the user's cache folder.") { yes, offline };
        install.SetAction((parsed, ct) => InstallAsync(parsed.GetValue(yes), parsed.GetValue(offline), ct));
        var where = new Command("where", "Print the command that runs Lean here.") { choice };
        where.SetAction((parsed, ct) => WhereAsync(parsed.GetValue(choice), ct));
        var uninstall = new Command("uninstall", "Remove the embedded Lean.");
        uninstall.SetAction((_, ct) => UninstallAsync(ct));
        return new Command("lean", "The Lean that is used.") { install, where, uninstall };
    }

    private static async Task<int> InstallAsync(bool yes, bool offline, CancellationToken cancellationToken)
    {
        var setup = new LeanSetup(Consoles.Errors);
        var toolchain = await setup.EnsureAsync(ToolchainRequest.Embedded, Environment.CurrentDirectory, yes, offline, cancellationToken);
        if (toolchain is null)
        {
            return ExitCode.CouldNotRun;
        }

        Console.WriteLine($"{toolchain.Version}, in {setup.Embedded.Place}");
        return ExitCode.AllProved;
    }

    private static async Task<int> WhereAsync(string? choice, CancellationToken cancellationToken)
    {
        var result = await new LeanSetup(Consoles.Errors).Finder.FindAsync(new ToolchainRequest(choice, Environment.CurrentDirectory), cancellationToken);
        switch (result)
        {
            case ToolchainResult.Found { Toolchain: var lean }:
                Console.WriteLine(string.Join(' ', lean.Arguments.Prepend(lean.FileName).Select(a => a.Contains(' ') ? $"'{a}'" : a)));
                return ExitCode.AllProved;
            case ToolchainResult.Unusable unusable:
                Consoles.Errors.MarkupLineInterpolated($"[red]{unusable.Message}[/]");
                return ExitCode.CouldNotRun;
            default:
                Consoles.Errors.MarkupLine("[red]No Lean here. `proofrepair lean install` brings one.[/]");
                return ExitCode.CouldNotRun;
        }
    }

    private static async Task<int> UninstallAsync(CancellationToken cancellationToken)
    {
        var removed = await new LeanSetup(Consoles.Errors).Embedded.UninstallAsync(cancellationToken);
        Console.WriteLine(removed ? "The embedded Lean was removed." : "No embedded Lean was installed.");
        return ExitCode.AllProved;
    }
}
