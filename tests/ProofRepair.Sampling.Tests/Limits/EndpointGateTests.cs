using CsCheck;
using ProofRepair.Sampling.Limits;
using Xunit;

namespace ProofRepair.Sampling.Tests.Limits;

public sealed class EndpointGateTests
{
    // No window ends while a test runs.
    private static readonly TimeSpan s_long = TimeSpan.FromHours(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Never_more_requests_or_tokens_than_the_limits_allow_and_never_less() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[1, 200], Gen.Int[1, 60].Array[1, 20]).Sample((requests, tokens, asked) =>
        {
            using var gate = new EndpointGate(new EndpointLimits(RequestsPerMinute: requests, TokensPerMinute: tokens), s_long);
            var (passed, used) = (0, 0);
            foreach (var each in asked)
            {
                // One that is larger than the whole limit must pass some time: it counts as all of it.
                var counted = Math.Min(each, tokens);
                var fits = passed < requests && used + counted <= tokens;
                if (gate.PassAsync(each, mayWait: false, CancellationToken.None).Result != fits)
                {
                    return false;
                }

                (passed, used) = fits ? (passed + 1, used + counted) : (passed, used);
            }

            return true;
        });

    [Fact]
    public void Slots_are_never_more_than_the_limit_and_come_back() =>
        Gen.Select(Gen.Int[1, 5], Gen.Bool.Array[1, 30]).Sample((limit, enters) =>
        {
            using var gate = new EndpointGate(new EndpointLimits(limit));
            var held = new Stack<IDisposable>();
            foreach (var enter in enters)
            {
                if (!enter)
                {
                    (held.TryPop(out var slot) ? slot : null)?.Dispose();
                    continue;
                }

                var got = gate.EnterAsync(mayWait: false, CancellationToken.None).Result;
                if ((got is not null) != (held.Count < limit))
                {
                    return false;
                }

                if (got is not null)
                {
                    held.Push(got);
                }
            }

            return true;
        });

    [Fact]
    public async Task Who_waits_passes_in_the_order_of_coming_once_there_is_room()
    {
        using var gate = new EndpointGate(new EndpointLimits(RequestsPerMinute: 1), TimeSpan.FromMilliseconds(120));
        var order = new List<int>();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async i =>
        {
            Assert.True(await gate.PassAsync(1, mayWait: true, Token));
            lock (order)
            {
                order.Add(i);
            }
        }));
        Assert.Equal([0, 1, 2], order);
    }

    [Fact]
    public async Task Tokens_that_were_not_foreseen_are_paid_by_the_next_request()
    {
        using var gate = new EndpointGate(new EndpointLimits(TokensPerMinute: 100), s_long);
        Assert.True(await gate.PassAsync(10, mayWait: false, Token));
        gate.Settle(expected: 10, used: 75);
        Assert.False(await gate.PassAsync(30, mayWait: false, Token));
        Assert.True(await gate.PassAsync(25, mayWait: false, Token));
    }

    [Fact]
    public async Task A_debt_larger_than_the_limit_is_paid_in_parts()
    {
        using var gate = new EndpointGate(new EndpointLimits(TokensPerMinute: 100), TimeSpan.FromMilliseconds(300));
        gate.Settle(expected: 0, used: 350);
        Assert.False(await gate.PassAsync(1, mayWait: false, Token));
        Assert.True(await gate.PassAsync(1, mayWait: true, Token));
    }

    [Fact]
    public async Task Who_waits_can_be_called_off()
    {
        using var gate = new EndpointGate(new EndpointLimits(Concurrency: 1, RequestsPerMinute: 1), s_long);
        using var slot = await gate.EnterAsync(mayWait: true, Token);
        Assert.True(await gate.PassAsync(1, mayWait: true, Token));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var (entering, passing) = (gate.EnterAsync(mayWait: true, cancel.Token), gate.PassAsync(1, mayWait: true, cancel.Token));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => entering);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => passing);
    }
}
