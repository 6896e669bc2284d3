using ProofRepair.Pipeline.Budgets.Accounts;
using ProofRepair.Pipeline.Budgets.Prices;
using ProofRepair.Sampling;

namespace ProofRepair.Pipeline.Budgets.Metering;

/// <summary>
/// Asks for no more than the budget covers. Each sample is reserved at the most that one has cost until then (of this kind of request), or at
/// <paramref name="first"/> before any has, and settled at what it did cost. Where money is limited and a model has no price, it is asked for nothing more.
/// </summary>
/// <param name="prices">What a model of this name costs.</param>
public sealed class BudgetedSampler(IProofSampler sampler, BudgetLedger ledger, BudgetedSampler.TokenGuess first, Func<string, PriceLookup>? prices) : IProofSampler, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SampleKind, TokenGuess> _most = [];
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

        var (reservation, count, refused) = Reserve(request);
        if (reservation is null)
        {
            return SampleBatch.Empty with { Limit = refused };
        }

        using (reservation)
        {
            var batch = await sampler.SampleAsync(request with { Count = count }, cancellationToken);
            reservation.Settle(batch.Samples.Aggregate(default(Spending), (sum, sample) => sum + CostOf(request.Kind, sample)));
            return batch with { Limit = batch.Limit ?? refused };
        }
    }

    public void Dispose() => (sampler as IDisposable)?.Dispose();

    /// <summary>As many of the samples as can be covered; what stands in the way of the rest.</summary>
    private (Reservation? Reservation, int Count, SpentLimit? Refused) Reserve(SampleRequest request)
    {
        var each = Most(request.Kind);
        SpentLimit? obstacle = null;
        for (var count = request.Count; count > 0; count--)
        {
            switch (ledger.Reserve(request.ProblemKey, Times(each, count)))
            {
                case ReservationResult.Granted granted:
                    return (granted.Reservation, count, obstacle);
                case ReservationResult.Refused refused:
                    obstacle = new SpentLimit(refused.Message, refused.OfRun);
                    break;
            }
        }

        return (null, 0, obstacle);
    }

    private Spending Most(SampleKind kind)
    {
        lock (_gate)
        {
            var guess = _most.GetValueOrDefault(kind, first);
            var money = prices?.Invoke(sampler.Name) is PriceLookup.Known { Prices: var price } ? price.CostOf(guess.Prompt, guess.Completion) : 0;
            return new Spending(1, guess.Prompt, guess.Completion, money);
        }
    }

    private Spending CostOf(SampleKind kind, Sample sample)
    {
        var (prompt, completion) = (sample.PromptTokens ?? 0, sample.Tokens ?? 0);
        lock (_gate)
        {
            // A record without counts says nothing of what the next will cost.
            if (sample is { PromptTokens: not null } or { Tokens: not null })
            {
                var before = _most.GetValueOrDefault(kind);
                _most[kind] = new TokenGuess(Math.Max(before.Prompt, prompt), Math.Max(before.Completion, completion));
            }
        }

        var money = 0m;
        switch (prices?.Invoke(sample.Model ?? sampler.Name))
        {
            case PriceLookup.Known known:
                money = known.Prices.CostOf(prompt, completion);
                break;
            case PriceLookup.Unknown unknown:
                Volatile.Write(ref _unpriced, unknown.Message);
                break;
        }

        return new Spending(1, prompt, completion, money);
    }

    private static Spending Times(Spending each, int count) =>
        new(each.Samples * count, each.PromptTokens * count, each.CompletionTokens * count, each.Money * count);
}
