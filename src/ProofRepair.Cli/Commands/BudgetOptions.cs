using System.CommandLine;
using ProofRepair.Bench.Running;
using ProofRepair.Bench.Suites;
using ProofRepair.Cli.Display;
using ProofRepair.Pipeline.Budgets.Accounts;
using ProofRepair.Pipeline.Budgets.Beliefs;
using ProofRepair.Pipeline.Budgets.Prices;
using ProofRepair.Pipeline.Budgets.Strategies;
using Spectre.Console;

namespace ProofRepair.Cli.Commands;

/// <summary>What a run may spend, and who gets it.</summary>
internal sealed class BudgetOptions
{
    /// <summary>A run that goes on may have more than it had before: no part of its identity.</summary>
    public const string RunName = "--budget";

    public const string PricesName = "--prices";

    /// <summary>Counts by content (<see cref="Contents"/>).</summary>
    public const string PriorsName = "--priors";

    private const string Form = "samples=1000,prompt-tokens=…,completion-tokens=…,money=5,lean-minutes=60,minutes=120 (any of them)";

    private readonly Option<string?> _run = new(RunName) { Description = "limits of the run: " + Form };

    private readonly Option<string?> _problem = new("--problem-budget") { Description = "limits for each problem, in the same form" };

    private readonly Option<string?> _prices = new(PricesName) { Description = "what models cost: { \"models\": { \"NAME\": { \"promptPerMillion\": 0.5, \"completionPerMillion\": 1.5 } } }" };

    private readonly Option<string?> _strategy = new("--strategy")
    {
        Description = $"which problem gets the next samples: {string.Join(", ", BudgetStrategies.Names)}. Without: --samples and --rounds for each, side by side",
    };

    private readonly Option<string?> _priors = new(PriorsName) { Description = "a folder that --out wrote: what its problems took is what adaptive and knapsack expect of these" };

    public void AddTo(Command command)
    {
        _run.Validators.Add(r => Check(r.GetValue(_run), r.AddError));
        _problem.Validators.Add(r => Check(r.GetValue(_problem), r.AddError));
        foreach (var option in new Option[] { _run, _problem, _prices, _strategy, _priors })
        {
            command.Add(option);
        }
    }

    /// <summary>What the run's course depends on, by content.</summary>
    public IEnumerable<(string Name, string Value)> Contents(ParseResult parsed) =>
        parsed.GetValue(_priors) is { } folder && PastTries.HashOf(folder) is { } hash ? [("priors", hash)] : [];

    /// <summary>Null when it cannot be had; why was said.</summary>
    public async Task<SpendingPlan?> OpenAsync(ParseResult parsed, SamplerOption sampler, Suite suite, CancellationToken cancellationToken)
    {
        var (run, problem) = (Limits(parsed.GetValue(_run)), Limits(parsed.GetValue(_problem)));
        if (await PricesAsync(parsed, run, problem, cancellationToken) is not { } prices)
        {
            return null;
        }

        if (parsed.GetValue(_strategy) is not { } name)
        {
            return new SpendingPlan(run, problem, prices.Table, null, parsed.GetValue(_run));
        }

        var priors = BucketPriors.Weak;
        if (parsed.GetValue(_priors) is { } folder)
        {
            var (past, trouble) = PastTries.Read(folder, suite);
            if (past is null)
            {
                Say(trouble!);
                return null;
            }

            priors = BucketPriors.Fit(past);
        }

        // `uniform` gives what is asked for, or what the budget covers for all.
        var isAsked = parsed.GetResult(sampler.Samples) is { Implicit: false } || run == BudgetLimits.None;
        switch (BudgetStrategies.Find(name, priors, isAsked ? parsed.GetValue(sampler.Samples) : null))
        {
            case StrategyChoice.Unknown unknown:
                Say(unknown.Message);
                return null;
            case StrategyChoice.Found { Strategy: var strategy } when name != BudgetStrategies.Uniform && !Enum.GetValues<BudgetUnit>().Any(u => run.In(u) is not null):
                Say($"--strategy {strategy.Name} shares out a budget, and there is none: add such as --budget samples=1000 (or completion-tokens, money, lean-minutes).");
                return null;
            case StrategyChoice.Found found:
                return new SpendingPlan(run, problem, prices.Table, found.Strategy, parsed.GetValue(_run));
            default:
                throw new InvalidOperationException();
        }
    }

    private sealed record Read(PriceTable? Table);

    private async Task<Read?> PricesAsync(ParseResult parsed, BudgetLimits run, BudgetLimits problem, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_prices) is not { } path)
        {
            if (run.Money is null && problem.Money is null)
            {
                return new Read(null);
            }

            Say("A limit of money needs --prices FILE: what each model costs.");
            return null;
        }

        switch (await PriceTable.ReadAsync(path, cancellationToken))
        {
            case PriceTableRead.Loaded loaded:
                return new Read(loaded.Table);
            case PriceTableRead.Unusable unusable:
                Say(unusable.Message);
                return null;
            default:
                throw new InvalidOperationException();
        }
    }

    private static void Check(string? text, Action<string> error)
    {
        if (text is not null && BudgetText.Read(text).Problem is { } problem)
        {
            error(problem);
        }
    }

    private static BudgetLimits Limits(string? text) => text is null ? BudgetLimits.None : BudgetText.Read(text).Limits!;

    private static void Say(string message) => Consoles.Errors.MarkupLineInterpolated($"[red]{message}[/]");
}
