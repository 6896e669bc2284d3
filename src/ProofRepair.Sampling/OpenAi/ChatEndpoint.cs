using Microsoft.SemanticKernel.ChatCompletion;
using Polly;
using Polly.CircuitBreaker;
using ProofRepair.Sampling.Limits;
using ProofRepair.Sampling.Metering;

namespace ProofRepair.Sampling.OpenAi;

/// <summary>One answer from one endpoint: within its limits, with its retries, and not while its circuit is open.</summary>
internal sealed class ChatEndpoint(
    IChatCompletionService chat, OpenAiOptions options, EndpointGate gate, EndpointCircuit circuit, ResiliencePipeline<ChatAnswer> retry, TokenEstimate estimate, TimeProvider time)
{
    private readonly ResiliencePipeline _total = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.EffectiveTotalTimeout).Build();
    private readonly ResiliencePipeline<ChatAnswer> _attempt = new ResiliencePipelineBuilder<ChatAnswer> { TimeProvider = time }
        .AddCircuitBreaker(circuit.Strategy()).AddTimeout(options.EffectiveAttemptTimeout).Build();

    private readonly CompletionLength _length = new(options.MaxTokens);

    public async Task<(ChatAnswer? Answer, string? Problem, bool IsBusy)> AskAsync(ChatCall call, CancellationToken cancellationToken)
    {
        try
        {
            return (await _total.ExecuteAsync(async token => await UnbrokenAsync(call, token), cancellationToken), null, false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (WouldWaitException)
        {
            return (null, Problems.Busy(options), true);
        }
#pragma warning disable CA1031 // Whatever a server can send must end as a message; the connector throws many types for it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (call.Partial is { } partial)
            {
                return (partial, null, false);
            }

            var isBusy = !call.MayWait && (error is BrokenCircuitException || Failure.MayPass(error, options.EffectiveTotalTimeout, time));
            return (null, circuit.Trouble ?? Problems.Describe(error, options), isBusy);
        }
    }

    /// <summary>Waits where the circuit is open, if that is allowed.</summary>
    private async Task<ChatAnswer> UnbrokenAsync(ChatCall call, CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = circuit.Changed;
            try
            {
                return await retry.AskAsync(call, WithinLimitsAsync, cancellationToken);
            }
            catch (BrokenCircuitException refused) when (call.MayWait && call.Partial is null)
            {
                await circuit.WaitAsync(changed, refused, cancellationToken);
            }
        }
    }

    private async ValueTask<ChatAnswer> WithinLimitsAsync(ChatCall call, CancellationToken cancellationToken)
    {
        // First, and outside of the breaker, to which whoever gives up waiting for the limits would be a success.
        circuit.RefuseWhileOpen();
        var expected = call.ExpectedPromptTokens + _length.Expected;
        if (!await gate.PassAsync(expected, call.MayWait, cancellationToken))
        {
            throw new WouldWaitException();
        }

        var answer = await _attempt.ExecuteAsync(async token => await OnceAsync(call, token), cancellationToken);
        if (gate.CountsTokens)
        {
            var tokens = answer.Tokens ?? (estimate.Of(answer.Text) + estimate.Of(answer.Thoughts));
            _length.Saw(tokens);
            gate.Settle(expected, (answer.PromptTokens ?? call.ExpectedPromptTokens) + tokens);
        }

        return answer;
    }

    private async Task<ChatAnswer> OnceAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        if (!options.Streams)
        {
            var whole = ChatAnswer.Of(await chat.GetChatMessageContentsAsync(call.History, call.Settings, kernel: null, cancellationToken));
            call.Took(time.GetElapsedTime(start));
            return whole;
        }

        var answer = new ChatAnswer();
        try
        {
            await foreach (var part in chat.GetStreamingChatMessageContentsAsync(call.History, call.Settings, kernel: null, cancellationToken))
            {
                answer.Add(part);
            }
        }
        catch (Exception error) when (answer.IsWhole && error is not OperationCanceledException)
        {
            // Cut after its end.
        }
        catch (Exception error) when (Failure.Find<AnswerTooLongException>(error) is null)
        {
            call.Cut(answer, time.GetElapsedTime(start));
            throw;
        }

        if (!answer.IsWhole)
        {
            call.Cut(answer, time.GetElapsedTime(start));
            throw new CutAnswerException(answer.Error);
        }

        call.Took(time.GetElapsedTime(start));
        return answer;
    }

    /// <summary>The limits would make this request wait, and others can give the sample.</summary>
    private sealed class WouldWaitException : Exception;
}
