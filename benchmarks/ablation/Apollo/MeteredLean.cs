using System.Collections.Immutable;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Ablation.Apollo;

/// <summary>Counts what is asked of Lean.</summary>
internal sealed class MeteredLean(ILeanChecker lean) : ILeanChecker
{
    private int _rounds;
    private int _candidates;
    private long _ticks;

    public int Rounds => _rounds;

    public int Candidates => _candidates;

    public TimeSpan Time => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public async Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _rounds);
        Interlocked.Add(ref _candidates, request.Sources.Length);
        var reports = await lean.CheckAsync(request, cancellationToken);
        Interlocked.Add(ref _ticks, reports.Sum(r => r.Time.Ticks));
        return reports;
    }
}
