using System.Data.Common;

namespace ProofRepair.Store.Runs;

/// <summary>How a <see cref="Cost"/> stands in a row.</summary>
internal static class CostColumns
{
    public const string Names = "samples, prompt_tokens, completion_tokens, counted_by, money_nano, lean_us";

    private const decimal NanosPerUnit = 1_000_000_000m;

    public static object?[] ValuesOf(Cost cost) =>
    [
        cost.Samples,
        cost.Tokens?.Prompt,
        cost.Tokens?.Completion,
        cost.Tokens is { } tokens ? Words.Of(tokens.By) : null,
        decimal.ToInt64(decimal.Round(cost.Money * NanosPerUnit)),
        cost.LeanTime.Ticks / TimeSpan.TicksPerMicrosecond,
    ];

    /// <summary><paramref name="first"/> is the ordinal of the first of <see cref="Names"/>.</summary>
    public static Cost Read(DbDataReader row, int first) => new(
        (int)row.GetInt64(first),
        row.IsDBNull(first + 3) ? null : new TokenCount(row.GetInt64(first + 1), row.GetInt64(first + 2), Words.Read<TokenCounter>(row.GetString(first + 3))),
        Money(row.GetInt64(first + 4)),
        LeanTime(row.GetInt64(first + 5)));

    public static decimal Money(long nanos) => nanos / NanosPerUnit;

    public static TimeSpan LeanTime(long microseconds) => TimeSpan.FromTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
