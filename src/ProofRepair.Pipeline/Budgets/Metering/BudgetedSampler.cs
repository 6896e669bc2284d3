using System.Collections.Concurrent;
using ProofRepair.Pipeline.Budgets.Accounts;
using ProofRepair.Pipeline.Budgets.Prices;
using ProofRepair.Sampling;
using ProofRepair.Sampling.Metering;

namespace ProofRepair.Pipeline.Budgets.Metering;

/// <summary>
/// Asks for no more than the budget covers. Each sample is reserved at the most that one has cost until then (of this kind of request), or at
/// <paramref name="first"/> before any has, and settled at what it did cost. What is held back by reservations alone waits until some are settled.
/// </summary>
/// <param name="prices">What models cost, where money is limited. One without a price is asked for nothing more.</param>
public sealed class BudgetedSampler(IProofSampler sampler, BudgetLedger ledger, BudgetedSampler.TokenGuess first, PriceTable? prices) : IProofSampler, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SampleKind, Spending> _most = [];
    private string? _unpriced;

    /// <summary>Tokens of one sample.</summary>
    public readonly record struct TokenGuess(long Prompt, long Completion);

    public string Name => sampler.Name;

    public async Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _unpriced) is { } unpriced)
        {
            return SampleBatch.Empty with { Problem = unpriced };
        }

        var (reservation, count, refused) = await ReserveAsync(request, cancellationToken);
        if (reservation is null)
        {
            return SampleBatch.Empty with { Limit = refused };
        }

        var costs = new ConcurrentDictionary<Sample, Spending>(ReferenceEqualityComparer.Instance);
        try
        {
            var batch = await sampler.SampleAsync(request with { Count = count, Came = CameAsync }, cancellationToken);
            foreach (var sample in batch.Samples)
            {
                Count(sample);
            }

            return batch with { Limit = batch.Limit ?? refused };
        }
        finally
        {
            // What came before a stop or a fault was paid for.
            reservation.Settle(costs.Values.Aggregate(default(Spending), (sum, cost) => sum + cost));
        }

        Task CameAsync(Sample sample)
        {
            Count(sample);
            return request.Came?.Invoke(sample) ?? Task.CompletedTask;
        }

        void Count(Sample sample) => costs.GetOrAdd(sample, s => CostOf(request.Kind, s));
    }

    public void Dispose() => (sampler as IDisposable)?.Dispose();

    /// <summary>As many of the samples as can be covered; what stands in the way of the rest.</summary>
    private async Task<(Reservation? Reservation, int Count, SpentLimit? Refused)> ReserveAsync(SampleRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var closed = ledger.Closed;
            var (reservation, count, refused) = Reserve(request);
            if (refused is not { IsForNow: true })
            {
                return (reservation, count, refused is null ? null : new SpentLimit(refused.Message, refused.OfRun));
            }

            await closed.WaitAsync(cancellationToken);
        }
    }

    private (Reservation? Reservation, int Count, ReservationResult.Refused? Refused) Reserve(SampleRequest request)
    {
        var each = Most(request);
        ReservationResult.Refused? obstacle = null;
        for (var count = request.Count; count > 0; count--)
        {
            switch (ledger.Reserve(request.ProblemKey, Times(each, count)))
            {
                case ReservationResult.Granted granted:
                    return (granted.Reservation, count, obstacle);
                case ReservationResult.Refused { IsForNow: true } refused:
                    return (null, 0, refused);
                case ReservationResult.Refused refused:
                    obstacle = refused;
                    break;
            }
        }

        return (null, 0, obstacle);
    }

    private Spending Most(SampleRequest request)
    {
        lock (_gate)
        {
            if (_most.TryGetValue(request.Kind, out var seen))
            {
                return seen;
            }
        }

        // A guess must not stand in the way of the only sample that could tell better.
        var left = ledger.LeftFor(request.ProblemKey);
        var (prompt, completion) = (Math.Min(first.Prompt, Some(left.PromptTokens)), Math.Min(first.Completion, Some(left.CompletionTokens)));
        var money = prices is null ? 0 : prices.Models.Values.Max(p => p.CostOf(prompt, completion));
        return new Spending(1, prompt, completion, left.Money is { } most and > 0 ? Math.Min(money, most) : money);

        static long Some(long? amount) => amount is > 0 and var some ? some : long.MaxValue;
    }

    private Spending CostOf(SampleKind kind, Sample sample)
    {
        var (prompt, completion) = (sample.PromptTokens ?? 0, sample.Tokens ?? 0);
        var cost = new Spending(1, prompt, completion, MoneyOf(sample));
        lock (_gate)
        {
            // A record without counts says nothing of what the next will cost.
            if ((sample.PromptTokens ?? sample.Tokens) is not null)
            {
                var before = _most.GetValueOrDefault(kind);
                _most[kind] = new Spending(1, Math.Max(before.PromptTokens, prompt), Math.Max(before.CompletionTokens, completion), Math.Max(before.Money, cost.Money));
            }
        }

        return cost;
    }

    private decimal MoneyOf(Sample sample)
    {
        switch (prices?.Find(sample.Model ?? sampler.Name))
        {
            case PriceLookup.Known { Prices: var price }:
                return price.CostOf(sample);
            case PriceLookup.Unknown unknown:
                Volatile.Write(ref _unpriced, unknown.Message);
                return 0;
            default:
                return 0;
        }
    }

    private static Spending Times(Spending each, int count) =>
        new(each.Samples * count, each.PromptTokens * count, each.CompletionTokens * count, each.Money * count);
}
