using Microsoft.Extensions.Logging.Abstractions;
using ProofRepair.Lean.Embedded;
using ProofRepair.Lean.Embedded.Installation;
using ProofRepair.Lean.Toolchains;
using Spectre.Console;

namespace ProofRepair.Cli.Setup;

/// <summary>Finds a Lean, and offers to install one where there is none.</summary>
internal sealed class LeanSetup
{
    private readonly IAnsiConsole _console;

    /// <summary>What it says goes to <paramref name="console"/>, which is standard error, so that standard output stays for results.</summary>
    public LeanSetup(IAnsiConsole console)
    {
        _console = console;
        Embedded = new EmbeddedLean(EmbeddedPaths.FromEnvironment(Environment.GetEnvironmentVariable), TimeProvider.System, NullLogger<EmbeddedLean>.Instance);
        Finder = new ToolchainFinder(Embedded, Environment.GetEnvironmentVariable, TimeProvider.System);
    }

    public EmbeddedLean Embedded { get; }

    public ToolchainFinder Finder { get; }

    /// <summary>Null when none can be used; what to do was said.</summary>
    public async Task<LeanToolchain?> EnsureAsync(string? choice, string directory, bool yes, bool offline, CancellationToken cancellationToken)
    {
        var result = await Finder.FindAsync(new ToolchainRequest(choice, directory), cancellationToken);
        foreach (var rejected in result.Rejected)
        {
            _console.MarkupLineInterpolated($"[yellow]{rejected.Path} is not used: {rejected.Problem}[/]");
        }

        switch (result)
        {
            case ToolchainResult.Found found:
                return found.Toolchain;
            case ToolchainResult.Unusable unusable:
                _console.MarkupLineInterpolated($"[red]{unusable.Message}[/]");
                return null;
            case ToolchainResult.NotInstalled { Plan: { } plan }:
                return await OfferAsync(plan, yes, offline, cancellationToken);
            default:
                _console.MarkupLine("[red]There is no Lean here, and no embedded one for this kind of machine. Install Lean with elan.[/]");
                return null;
        }
    }

    public async Task<LeanToolchain?> InstallAsync(CancellationToken cancellationToken)
    {
        var result = _console.Profile.Capabilities.Interactive
            ? await InstallWithBarAsync(cancellationToken)
            : await Embedded.InstallAsync(new PlainProgress(_console), cancellationToken);
        switch (result)
        {
            case InstallResult.Installed installed:
                return installed.Toolchain;
            case InstallResult.AlreadyInstalled already:
                return already.Toolchain;
            case InstallResult.Failed failed:
                _console.MarkupLineInterpolated($"[red]{failed.Message}[/]");
                return null;
            default:
                throw new InvalidOperationException("an installation ended in a new way");
        }
    }

    private async Task<LeanToolchain?> OfferAsync(InstallPlan plan, bool yes, bool offline, CancellationToken cancellationToken)
    {
        _console.MarkupLineInterpolated($"No Lean was found. {plan.Describe()}.");
        if (offline)
        {
            _console.MarkupLine("[red]--offline forbids it. Run `proofrepair lean install` when a network is there.[/]");
            return null;
        }

        if (!yes && Environment.GetEnvironmentVariable("CI") is not ("true" or "1"))
        {
            if (!_console.Profile.Capabilities.Interactive || Console.IsInputRedirected)
            {
                _console.MarkupLine("[red]Nobody can be asked here. Say --yes to install it, or run `proofrepair lean install --yes`.[/]");
                return null;
            }

            if (!await _console.ConfirmAsync("Install it?", defaultValue: true, cancellationToken))
            {
                return null;
            }
        }

        return await InstallAsync(cancellationToken);
    }

    private Task<InstallResult> InstallWithBarAsync(CancellationToken cancellationToken) => _console.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
        .StartAsync(context =>
        {
            var bar = context.AddTask("Installing", maxValue: 1);
            return Embedded.InstallAsync(
                new Progress<InstallProgress>(p =>
                {
                    bar.Description = Markup.Escape(p.Text);
                    bar.IsIndeterminate = p.Total == 0;
                    bar.MaxValue = Math.Max(1, p.Total);
                    bar.Value = p.Done;
                }),
                cancellationToken);
        });

    /// <summary>One line a step where nobody watches.</summary>
    private sealed class PlainProgress(IAnsiConsole console) : IProgress<InstallProgress>
    {
        private string? _last;

        public void Report(InstallProgress value)
        {
            var line = $"{value.Step}: {value.Text}";
            if (Interlocked.Exchange(ref _last, line) != line)
            {
                console.WriteLine(line);
            }
        }
    }
}
