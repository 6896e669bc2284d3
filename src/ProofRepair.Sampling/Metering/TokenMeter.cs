namespace ProofRepair.Sampling.Metering;

/// <summary>Prices in the user's money for a million tokens; zero where the model costs nothing or nobody said.</summary>
public sealed record TokenPrices(decimal PromptPerMillion = 0, decimal CompletionPerMillion = 0)
{
    public decimal CostOf(long promptTokens, long completionTokens) =>
        ((promptTokens * PromptPerMillion) + (completionTokens * CompletionPerMillion)) / 1_000_000m;

    /// <summary>Tokens that nobody counted cost nothing here.</summary>
    public decimal CostOf(Sample sample) => CostOf(sample.PromptTokens ?? 0, sample.Tokens ?? 0);
}

/// <summary>What was used up to now. Of <paramref name="Unreported"/> completions the server did not say the tokens.</summary>
public sealed record TokenUsage(long Requests, long Completions, long PromptTokens, long CompletionTokens, long Unreported, decimal Cost);

/// <summary>Counts tokens of all samplers that share it. Safe for any number of threads.</summary>
public sealed class TokenMeter(TokenPrices? prices = null)
{
    private readonly TokenPrices _prices = prices ?? new TokenPrices();
    private long _requests;
    private long _completions;
    private long _promptTokens;
    private long _completionTokens;
    private long _unreported;

    public TokenUsage Usage
    {
        get
        {
            var (prompt, completion) = (Interlocked.Read(ref _promptTokens), Interlocked.Read(ref _completionTokens));
            return new TokenUsage(
                Interlocked.Read(ref _requests), Interlocked.Read(ref _completions), prompt, completion, Interlocked.Read(ref _unreported), _prices.CostOf(prompt, completion));
        }
    }

    /// <summary>One HTTP request, retries included: a server may charge for what never arrived.</summary>
    public void CountRequest() => Interlocked.Increment(ref _requests);

    /// <param name="isReported">By the server, not counted here.</param>
    public void CountCompletion(int? promptTokens, int? completionTokens, bool isReported = true)
    {
        Interlocked.Increment(ref _completions);
        Interlocked.Add(ref _promptTokens, promptTokens ?? 0);
        Interlocked.Add(ref _completionTokens, completionTokens ?? 0);
        if (completionTokens is null || !isReported)
        {
            Interlocked.Increment(ref _unreported);
        }
    }
}
