using System.Globalization;
using ProofRepair.Store.Runs;

namespace ProofRepair.Bench.Running.Recording;

/// <summary>Tries that a wave granted to a problem, as an entry of the ledger that costs nothing: its <paramref name="Number"/> is its place among the problem's grants.</summary>
internal sealed record GrantStep(string Problem, int Number, int Tries)
{
    private const string Kind = "grant";

    public static StepRow Of(string problem, int number, int tries) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Kind}/{number}/{tries}/{problem}"), Kind, new Cost(), problem);

    /// <summary>Null where the entry is of another kind.</summary>
    public static GrantStep? Read(StepRow step) =>
        step is { Kind: Kind, Problem: { } problem }
        && step.Key.Split('/', 4) is [_, var number, var tries, _]
        && int.TryParse(number, CultureInfo.InvariantCulture, out var place)
        && int.TryParse(tries, CultureInfo.InvariantCulture, out var count)
            ? new GrantStep(problem, place, count)
            : null;
}
