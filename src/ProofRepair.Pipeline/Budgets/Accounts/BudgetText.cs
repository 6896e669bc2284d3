using System.Globalization;

namespace ProofRepair.Pipeline.Budgets.Accounts;

/// <summary>Limits as a user writes them: <c>samples=1000,completion-tokens=2e6,money=5,lean-minutes=60,minutes=120</c>, any of them.</summary>
public static class BudgetText
{
    private const string Names = "samples, prompt-tokens, completion-tokens, money, lean-minutes, minutes";

    // The longest span that a timer and a date can carry, with room to add.
    private const double MostMinutes = 10_000_000;

    /// <summary>Null with a sentence where the text is none.</summary>
    public static (BudgetLimits? Limits, string? Problem) Read(string text)
    {
        var limits = BudgetLimits.None;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = part.Split('=', 2, StringSplitOptions.TrimEntries) is [var n, var v] ? (n, v) : (part, "");
            if (!seen.Add(name))
            {
                return (null, $"`{name}` stands twice in `{text}`.");
            }

            if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) || !(amount >= 0) || amount > 1e15)
            {
                return (null, $"`{part}` is no limit; write NAME=NUMBER, such as samples=1000. Names are {Names}.");
            }

            if (With(limits, name, amount) is not { } more)
            {
                return (null, name.EndsWith("minutes", StringComparison.Ordinal)
                    ? $"`{part}` is too much; at most {MostMinutes} minutes."
                    : $"There is no limit `{name}`; names are {Names}.");
            }

            limits = more;
        }

        return (limits, null);
    }

    private static BudgetLimits? With(BudgetLimits limits, string name, double amount) => name switch
    {
        "samples" => limits with { Samples = (long)amount },
        "prompt-tokens" => limits with { PromptTokens = (long)amount },
        "completion-tokens" => limits with { CompletionTokens = (long)amount },
        "money" => limits with { Money = (decimal)amount },
        "lean-minutes" when amount <= MostMinutes => limits with { LeanTime = TimeSpan.FromMinutes(amount) },
        "minutes" when amount <= MostMinutes => limits with { Wall = TimeSpan.FromMinutes(amount) },
        _ => null,
    };
}
