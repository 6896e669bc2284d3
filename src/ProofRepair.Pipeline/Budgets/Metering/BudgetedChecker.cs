using System.Collections.Immutable;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Pipeline.Budgets.Metering;

/// <summary>Counts what Lean takes for one problem.</summary>
internal sealed class BudgetedChecker(ILeanChecker lean, Action<TimeSpan> count) : ILeanChecker
{
    public async Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var reports = await lean.CheckAsync(request, cancellationToken);
        count(TimeSpan.FromTicks(reports.Sum(r => r.Time.Ticks)));
        return reports;
    }
}
