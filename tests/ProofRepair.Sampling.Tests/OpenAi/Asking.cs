using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ProofRepair.Sampling.Metering;
using ProofRepair.Sampling.OpenAi;
using Xunit;

namespace ProofRepair.Sampling.Tests.OpenAi;

/// <summary>What the tests of one endpoint share.</summary>
internal static class Asking
{
    public const string Secret = "sk-very-secret-0123456789";

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static OpenAiOptions Options(FakeModelServer server) =>
        new("test-model", server.Endpoint, new ApiKey(Secret), MaxTokens: 777, Retries: 4, FirstDelay: TimeSpan.FromMilliseconds(1));

    public static SampleRequest Request(int count = 1, int firstIndex = 0) =>
        new(SampleKind.Fresh, "t", "import Lean", "theorem t (a b : Nat) (h : a < b) : a ≤ b", count, firstIndex);

    public static OpenAiSampler Sampler(OpenAiOptions options, TokenMeter? meter = null, ListLogger? log = null, TimeProvider? time = null, Action<SamplerNotice>? notice = null) =>
        new(options, meter ?? new TokenMeter(), time ?? TimeProvider.System, new Random(1), logger: log, notice: notice);

    public static async Task<SampleBatch> Ask(OpenAiOptions options, SampleRequest? request = null, TokenMeter? meter = null, ListLogger? log = null)
    {
        using var sampler = Sampler(options, meter, log);
        return await sampler.SampleAsync(request ?? Request(), Token);
    }
}

internal sealed class ListLogger : ILogger<OpenAiSampler>
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue(formatter(state, exception) + exception);
}
