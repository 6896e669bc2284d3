using ProofRepair.Bench.Metrics;

namespace ProofRepair.Bench.Reports.Page;

/// <summary>Figures as they read on the page.</summary>
internal static class Amounts
{
    public static string Count(double count) => count.ToString("#,0");

    public static string Percent(double share) => double.IsNaN(share) ? "–" : (share * 100).ToString("0.0") + " %";

    public static string Interval(Estimate share) => $"{share.Low * 100:0.0} – {share.High * 100:0.0} %";

    /// <summary>In percentage points, with its sign.</summary>
    public static string Points(double difference) => (difference * 100).ToString("+0.0;−0.0;0.0");

    public static string Seconds(double seconds) => seconds switch
    {
        < 120 => $"{seconds:0.0} s",
        < 2 * 60 * 60 => $"{seconds / 60:0} min",
        _ => $"{seconds / 3600:#,0.0} h",
    };

    public static string Money(decimal amount, string? currency) => $"{(amount < 1 ? amount.ToString("0.####") : amount.ToString("#,0.00"))} {currency}".TrimEnd();

    public static string Significance(double p) => p < 0.001 ? "p < 0.001" : $"p = {p:0.000}";

    public static string Budget(CostKind kind, double budget) => kind switch
    {
        CostKind.Seconds => budget.ToString("#,0.0"),
        CostKind.Money => budget.ToString("#,0.00##"),
        _ => Count(budget),
    };

    public static string NameOf(CostKind kind) => kind switch
    {
        CostKind.Samples => "samples for a problem",
        CostKind.Tokens => "tokens for a problem",
        CostKind.Money => "cost of a problem",
        _ => "seconds of Lean for a problem",
    };

    public static string TitleOf(CostKind kind) => kind switch
    {
        CostKind.Samples => "Proved at a budget of samples",
        CostKind.Tokens => "Proved at a budget of tokens",
        CostKind.Money => "Proved at a budget of money",
        _ => "Proved at a budget of Lean’s time",
    };
}
