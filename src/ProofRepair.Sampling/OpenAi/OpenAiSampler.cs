using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using ProofRepair.Sampling.Metering;
using ProofRepair.Sampling.Prompts;

namespace ProofRepair.Sampling.OpenAi;

/// <summary>Asks any server that speaks OpenAI's protocol. Whatever fails for good ends as <see cref="SampleBatch.Problem"/>.</summary>
public sealed partial class OpenAiSampler : IProofSampler, IDisposable
{
    private readonly OpenAiOptions _options;
    private readonly PromptSet _prompts;
    private readonly TokenMeter _meter;
    private readonly ILogger _logger;
    private readonly HttpClient _http;
    private readonly OpenAIChatCompletionService _chat;
    private readonly SemaphoreSlim _slots;

    public OpenAiSampler(OpenAiOptions options, TokenMeter meter, TimeProvider time, Random random, PromptSet? prompts = null, ILogger<OpenAiSampler>? logger = null)
    {
        _options = options;
        _meter = meter;
        _prompts = prompts ?? PromptSet.Embedded();
        _logger = logger ?? NullLogger<OpenAiSampler>.Instance;
        _slots = new SemaphoreSlim(Math.Max(1, options.Parallel));
        var pipeline = RetryPipeline.Create(options, time, random, (attempt, delay, reason) => LogRetry(_logger, attempt, delay, reason));
        var handler = new RetryingHandler(pipeline, meter, options.MaxResponseBytes, new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(15) });
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _chat = new OpenAIChatCompletionService(options.Model, options.Endpoint, options.Key?.Reveal(), httpClient: _http);
    }

    public string Name => $"openai:{_options.Model}@{_options.Endpoint}";

    public async Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken)
    {
        var prompt = _prompts.Render(request);
        var answers = await Task.WhenAll(Enumerable.Range(request.FirstIndex, Math.Max(0, request.Count)).Select(i => AskAsync(request, prompt, i, cancellationToken)));
        var problem = answers.Select(a => a.Problem).FirstOrDefault(p => p is not null);
        if (problem is not null)
        {
            LogProblem(_logger, request.Kind, request.ProblemName, problem);
        }

        return new SampleBatch([.. answers.Select(a => a.Sample).OfType<Sample>()], problem);
    }

    public void Dispose()
    {
        _http.Dispose();
        _slots.Dispose();
    }

    private async Task<(Sample? Sample, string? Problem)> AskAsync(SampleRequest request, RenderedPrompt prompt, int index, CancellationToken cancellationToken)
    {
        var temperature = _options.Temperature ?? Temperatures.At(index);
        var history = new ChatHistory();
        history.AddUserMessage(prompt.Text);
        var settings = new OpenAIPromptExecutionSettings { Temperature = temperature, MaxTokens = _options.MaxTokens, Seed = _options.Seed + index };
        await _slots.WaitAsync(cancellationToken);
        try
        {
            LogRequest(_logger, request.Kind, request.ProblemName, index, prompt.Hash, temperature);
            var contents = await _chat.GetChatMessageContentsAsync(history, settings, kernel: null, cancellationToken);
            if (ChatAnswer.Read(contents, _options.Model) is not { } sample)
            {
                return (null, Problems.NoChoices(_options));
            }

            _meter.CountCompletion(sample.PromptTokens, sample.Tokens);
            return (sample, null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a server can send must end as a message; the connector throws many types for it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return (null, Problems.Describe(error, _options));
        }
        finally
        {
            _slots.Release();
        }
    }
}
