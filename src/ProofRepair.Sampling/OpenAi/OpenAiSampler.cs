using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using ProofRepair.Sampling.Limits;
using ProofRepair.Sampling.Metering;
using ProofRepair.Sampling.Prompts;

namespace ProofRepair.Sampling.OpenAi;

/// <summary>Asks any server that speaks OpenAI's protocol. Whatever fails for good ends as <see cref="SampleBatch.Problem"/>.</summary>
public sealed partial class OpenAiSampler : IProofSampler, IDisposable
{
    private readonly OpenAiOptions _options;
    private readonly PromptSet _prompts;
    private readonly ILogger _logger;
    private readonly HttpClient _http;
    private readonly EndpointGate _gate;
    private readonly ChatEndpoint _endpoint;
    private readonly SampleCounts _counts;

    public OpenAiSampler(
        OpenAiOptions options,
        TokenMeter meter,
        TimeProvider time,
        Random random,
        PromptSet? prompts = null,
        ILogger<OpenAiSampler>? logger = null,
        TokenEstimate? estimate = null,
        Action<SamplerNotice>? notice = null)
    {
        _options = options;
        _prompts = prompts ?? PromptSet.Embedded();
        _logger = logger ?? NullLogger<OpenAiSampler>.Instance;
        estimate ??= new TokenEstimate();
        _counts = new SampleCounts(estimate, meter);
        _gate = new EndpointGate(options.Limits);
        _http = new HttpClient(new BoundedHandler(options, meter, time, new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(15) })) { Timeout = Timeout.InfiniteTimeSpan };
        var circuit = new EndpointCircuit(options, time, Say);
        var retry = RetryPipeline.Create(options, time, random, (attempt, delay, reason) => LogRetry(_logger, attempt, delay, reason));
        _endpoint = new ChatEndpoint(new OpenAIChatCompletionService(options.Model, options.Endpoint, options.Key?.Reveal(), httpClient: _http), options, _gate, circuit, retry, estimate, time);

        void Say(string text)
        {
            LogEndpoint(_logger, text);
            notice?.Invoke(new SamplerNotice(Name, text));
        }
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

        return new SampleBatch([.. answers.Select(a => a.Sample).OfType<Sample>()], problem) { IsBusy = answers.Any(a => a.IsBusy) };
    }

    public void Dispose()
    {
        _http.Dispose();
        _gate.Dispose();
    }

    private async Task<Answer> AskAsync(SampleRequest request, RenderedPrompt prompt, int index, CancellationToken cancellationToken)
    {
        using var slot = await _gate.EnterAsync(request.MayWait, cancellationToken);
        if (slot is null)
        {
            return new Answer(null, Problems.Busy(_options), IsBusy: true);
        }

        var temperature = _options.Temperature ?? Temperatures.At(index);
        var history = new ChatHistory();
        history.AddUserMessage(prompt.Text);
        var settings = new OpenAIPromptExecutionSettings { Temperature = temperature, MaxTokens = _options.MaxTokens, Seed = _options.Seed + index };
        var call = new ChatCall(request, history, settings, _gate.CountsTokens ? _counts.Of(prompt.Text) : 0);
        LogRequest(_logger, request.Kind, request.ProblemName, index, prompt.Hash, temperature);
        var (answer, problem, isBusy) = await _endpoint.AskAsync(call, cancellationToken);
        if (answer is null)
        {
            return new Answer(null, problem, isBusy);
        }

        if (SampleOf(answer) is not { } read)
        {
            return new Answer(null, Problems.NoChoices(_options));
        }

        var sample = _counts.Counted(read with { PromptHash = prompt.Hash, Duration = call.Duration, Sampler = Name }, prompt.Text);
        LogAnswer(_logger, request.Kind, request.ProblemName, index, prompt.Hash, sample.Tokens, sample.TokensBy, call.Duration, sample.Truncated);
        await (request.Came?.Invoke(sample) ?? Task.CompletedTask);
        return new Answer(sample);
    }

    private Sample? SampleOf(ChatAnswer answer)
    {
        // A model that was cut while thinking has no answer yet, but its thoughts may hold a proof.
        var text = !string.IsNullOrWhiteSpace(answer.Text) ? answer.Text : answer.Thoughts is { } thoughts ? "<think>\n" + thoughts : null;
        return string.IsNullOrWhiteSpace(text)
            ? null
            : new Sample(text, answer.Model is { Length: > 0 } served ? served : _options.Model, answer.PromptTokens, answer.Tokens, answer.IsTruncated)
            {
                Reasoning = answer.Thoughts,
                ReasoningTokens = answer.ReasoningTokens,
            };
    }

    private sealed record Answer(Sample? Sample, string? Problem = null, bool IsBusy = false);
}
