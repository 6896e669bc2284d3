namespace ProofRepair.Sampling.OpenAi;

/// <summary>How many tokens the next completion will have: the mean of those seen, and the most that is allowed before there are any.</summary>
internal sealed class CompletionLength(int most)
{
    private readonly Lock _gate = new();
    private long _seen;
    private long _sum;

    public int Expected
    {
        get
        {
            lock (_gate)
            {
                return _seen == 0 ? most : (int)Math.Min(most, _sum / _seen);
            }
        }
    }

    public void Saw(int tokens)
    {
        lock (_gate)
        {
            (_seen, _sum) = (_seen + 1, _sum + tokens);
        }
    }
}
