using System.Collections;
using System.CommandLine;
using System.Globalization;
using ProofRepair.Sampling;

namespace ProofRepair.Cli.Commands;

/// <summary>The options of a command as they hold, given or by default: what the figures of a run depend on.</summary>
internal static class OptionValues
{
    // These decide what is shown and where, and nothing else; and how far a run goes, which may be more when it goes on.
    private static readonly string[] s_apart = ["--out", "--store", BudgetOptions.RunName, BudgetOptions.PricesName, BudgetOptions.PriorsName, "--data", "--jobs", "--log", "--json", "--yes", "--offline", "--help", "--version"];

    public static IEnumerable<(string Name, string Value)> Of(ParseResult parsed) => parsed.CommandResult.Command.Options
        .Where(o => !s_apart.Contains(o.Name))
        .Select(o => (o.Name.TrimStart('-'), Text(Meaning(o, parsed.GetResult(o)?.GetValueOrDefault<object>()))))
        .Where(o => o.Item2.Length > 0);

    /// <summary>How fast a model may be asked decides when samples come, not which: a run goes on under other limits.</summary>
    private static object? Meaning(Option option, object? value) =>
        option.Name == SamplerOption.Name && value is string[] specs ? specs.Select(SamplerFactory.MeaningOf).ToArray() : value;

    private static string Text(object? value) => value switch
    {
        null or false => "",
        string text => text,
        IEnumerable items => string.Join(' ', items.Cast<object>().Select(Text)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
