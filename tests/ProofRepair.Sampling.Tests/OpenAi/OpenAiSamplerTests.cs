using ProofRepair.Sampling.Metering;
using ProofRepair.Sampling.OpenAi;
using Xunit;
using static ProofRepair.Sampling.Tests.OpenAi.Asking;

namespace ProofRepair.Sampling.Tests.OpenAi;

public sealed class OpenAiSamplerTests
{
    [Fact]
    public async Task A_completion_becomes_a_sample_with_its_tokens()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"ok","text":"by simp"}""");
        var meter = new TokenMeter(new TokenPrices(PromptPerMillion: 10_000, CompletionPerMillion: 50_000));
        var batch = await Ask(Options(server), meter: meter);
        Assert.Null(batch.Problem);
        var sample = Assert.Single(batch.Samples);
        Assert.True(sample.Duration > TimeSpan.Zero);
        Assert.Equal(new Sample("by simp", "test-model", 100, 20) { ReasoningTokens = 0, Sampler = $"openai:test-model@{server.Endpoint}" }, sample with { Duration = null, PromptHash = null });
        Assert.Equal(new TokenUsage(Requests: 1, Completions: 1, PromptTokens: 100, CompletionTokens: 20, Unreported: 0, Cost: 2m), meter.Usage);
        Assert.Equal("/v1/chat/completions", server.Requests[0]["path"]!.GetValue<string>());
        Assert.Equal("Bearer " + Secret, server.Requests[0]["authorization"]!.GetValue<string>());
        var body = server.Bodies[0];
        Assert.Equal("test-model", body["model"]!.GetValue<string>());
        Assert.Equal(777, body["max_tokens"]!.GetValue<int>());
        Assert.Contains("theorem t (a b : Nat) (h : a < b) : a ≤ b := by", body["messages"]![0]!["content"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SampleKind.Revise)]
    [InlineData(SampleKind.FillHole)]
    public async Task A_model_is_sent_the_marked_proof_the_messages_and_the_goal(SampleKind kind)
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"ok","text":"by simp"}""");
        await Ask(Options(server), Request() with { Kind = kind, FailedBody = "by\n  <error>rfl</error>", Errors = ["rfl failed"], Goal = "⊢ a ≤ b" });
        var sent = server.Bodies[0]["messages"]![0]!["content"]!.GetValue<string>();
        Assert.All(["a ≤ b := by\n  <error>rfl</error>", "rfl failed", "⊢ a ≤ b"], part => Assert.Contains(part, sent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Temperature_and_seed_rise_with_the_index()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"ok"}""");
        await Ask(Options(server), Request(count: 3, firstIndex: 1));
        var asked = server.Bodies.Select(b => (Seed: b["seed"]!.GetValue<long>(), T: Math.Round(b["temperature"]!.GetValue<double>(), 4))).Order().ToArray();
        Assert.Equal([(1, 0.7), (2, Math.Round(0.6 + (0.1 * Math.Log2(3)), 4)), (3, 0.8)], asked);
    }

    [Fact]
    public async Task Temperature_has_a_ceiling()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"ok"}""");
        await Ask(Options(server), Request(count: 1, firstIndex: 5000));
        Assert.Equal(1.2, server.Bodies[0]["temperature"]!.GetValue<double>(), 4);
    }

    [Theory]
    [InlineData("""{"kind":"status","status":429,"retryAfter":"0"}""")]
    [InlineData("""{"kind":"status","status":500}""")]
    [InlineData("""{"kind":"status","status":503,"retryAfter":"0"}""")]
    [InlineData("""{"kind":"cut"}""")]
    public async Task What_may_pass_is_asked_again(string failure)
    {
        await using var server = await FakeModelServer.StartAsync(failure, failure, """{"kind":"ok","text":"by simp"}""");
        var meter = new TokenMeter();
        var batch = await Ask(Options(server), meter: meter);
        Assert.Null(batch.Problem);
        Assert.Equal("by simp", Assert.Single(batch.Samples).RawText);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(3, meter.Usage.Requests);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_asked_again()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"slow"}""", """{"kind":"ok","text":"by simp"}""");
        var batch = await Ask(Options(server) with { AttemptTimeout = TimeSpan.FromSeconds(3) });
        Assert.Null(batch.Problem);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_pause_longer_than_all_the_time_there_is_is_not_waited_for()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"status","status":429,"retryAfter":"86400"}""");
        var batch = await Ask(Options(server));
        Assert.Contains("HTTP 429", batch.Problem, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("""{"kind":"status","status":401}""", "PROOFREPAIR_OPENAI_KEY")]
    [InlineData("""{"kind":"status","status":404,"text":"no such model"}""", "knows no model test-model")]
    [InlineData("""{"kind":"status","status":400,"text":"context too long"}""", "context too long")]
    [InlineData("""{"kind":"malformed"}""", "no chat completion")]
    [InlineData("""{"kind":"html"}""", "no chat completion")]
    [InlineData("""{"kind":"empty"}""", "without any text")]
    [InlineData("""{"kind":"overlong","bytes":3000000}""", "more than 2 MB")]
    public async Task What_can_not_pass_is_a_problem_at_once(string failure, string message)
    {
        await using var server = await FakeModelServer.StartAsync(failure);
        var batch = await Ask(Options(server) with { MaxResponseBytes = 2 << 20 });
        Assert.Empty(batch.Samples);
        Assert.Contains(message, batch.Problem, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("""{"kind":"status","status":502}""", "HTTP 502")]
    [InlineData("""{"kind":"cut","text":"I think that this theorem is"}""", "cut the connection")]
    [InlineData("""{"kind":"cut","streams":false}""", "cut the connection")]
    public async Task What_never_passes_is_a_problem_after_the_retries(string failure, string message)
    {
        await using var server = await FakeModelServer.StartAsync(failure);
        var batch = await Ask(Options(server) with { Retries = 2 });
        Assert.Contains(message, batch.Problem, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_a_problem()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"slow"}""");
        var batch = await Ask(Options(server) with { AttemptTimeout = TimeSpan.FromSeconds(0.2), Retries = 1 });
        Assert.Contains("did not answer in time", batch.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_problem()
    {
        FakeModelServer gone;
        await using (gone = await FakeModelServer.StartAsync("""{"kind":"ok"}"""))
        {
        }

        var batch = await Ask(Options(gone) with { Retries = 1 });
        Assert.Contains("can not be reached", batch.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Samples_that_came_are_kept_beside_the_problem_of_those_that_did_not()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"ok"}""", """{"kind":"ok"}""", """{"kind":"status","status":404}""");
        var batch = await Ask(Options(server), Request(count: 3));
        Assert.Equal(2, batch.Samples.Length);
        Assert.NotNull(batch.Problem);
    }

    [Fact]
    public async Task Tokens_that_the_server_does_not_report_are_counted_here_and_marked_so()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"ok","text":"by simp","usage":false,"finish":"length"}""");
        var meter = new TokenMeter();
        var sample = Assert.Single((await Ask(Options(server), meter: meter)).Samples);
        Assert.Equal((2, TokensBy.Tokenizer), (sample.Tokens, sample.TokensBy));
        Assert.InRange(sample.PromptTokens!.Value, 50, 400);
        Assert.True(sample.Truncated);
        Assert.Equal((2L, (long)sample.PromptTokens), (meter.Usage.CompletionTokens, meter.Usage.PromptTokens));
        Assert.Equal(1, meter.Usage.Unreported);
    }

    [Fact]
    public async Task Thinking_reported_apart_is_no_part_of_the_answer()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"ok","text":"by simp","reasoning":"first I tried"}""");
        Assert.Equal("by simp", Assert.Single((await Ask(Options(server))).Samples).RawText);
    }

    [Fact]
    public async Task A_model_cut_while_thinking_gives_its_thoughts()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"ok","text":"","reasoning":"try omega","finish":"length"}""");
        Assert.Equal("<think>\ntry omega", Assert.Single((await Ask(Options(server))).Samples).RawText);
    }

    [Fact]
    public async Task Cancellation_ends_a_slow_request()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"slow"}""");
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var sampler = Sampler(Options(server));
        var asking = sampler.SampleAsync(Request(count: 2), cancel.Token);
        await server.WaitForRequestAsync(Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Theory]
    [InlineData("""{"kind":"status","status":401,"echoKey":true}""")]
    [InlineData("""{"kind":"status","status":400,"echoKey":true}""")]
    [InlineData("""{"kind":"status","status":503,"echoKey":true}""")]
    public async Task The_key_is_in_no_message_and_no_log(string failure)
    {
        await using var server = await FakeModelServer.StartAsync(failure);
        var log = new ListLogger();
        var options = Options(server) with { Retries = 1 };
        var batch = await Ask(options, log: log);
        Assert.NotNull(batch.Problem);
        Assert.NotEmpty(log.Lines);
        Assert.All([.. log.Lines, batch.Problem, options.ToString()], l => Assert.DoesNotContain(Secret, l, StringComparison.Ordinal));
    }
}
