using System.Globalization;
using ProofRepair.Store.Runs;

namespace ProofRepair.Bench.Running.Recording;

/// <summary>How long a process of a run had been at work, as an entry of the ledger that costs nothing.</summary>
internal sealed record WallStep(string Process, TimeSpan Until)
{
    private const string Kind = "wall";

    public StepRow Row => new(string.Create(CultureInfo.InvariantCulture, $"{Kind}/{Process}/{(long)Until.TotalMilliseconds}"), Kind, new Cost());

    /// <summary>Null where the entry is of another kind.</summary>
    public static WallStep? Read(StepRow step) =>
        step.Kind == Kind && step.Key.Split('/') is [_, var process, var time] && long.TryParse(time, CultureInfo.InvariantCulture, out var milliseconds)
            ? new WallStep(process, TimeSpan.FromMilliseconds(milliseconds))
            : null;
}
