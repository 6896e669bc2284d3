using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using ProofRepair.Sampling.Metering;
using Xunit;
using static ProofRepair.Sampling.Tests.OpenAi.Asking;

namespace ProofRepair.Sampling.Tests.OpenAi;

public sealed class StreamingTests
{
    private const string Proof = "```lean4\\ntheorem t (a b : Nat) (h : a < b) : a ≤ b := by\\n  have h2 : a < b := h\\n  have h3 : a < b := h2\\n  exact Nat.le_of_lt h3\\n```";

    [Fact]
    public async Task Answers_are_asked_for_as_a_stream_with_its_usage()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"ok","text":"by simp"}""");
        var sample = Assert.Single((await Ask(Options(server))).Samples);
        Assert.True(server.Bodies[0]["stream"]!.GetValue<bool>());
        Assert.True(server.Bodies[0]["stream_options"]!["include_usage"]!.GetValue<bool>());
        Assert.Equal(("by simp", 100, 20, TokensBy.Server, false), (sample.RawText, sample.PromptTokens, sample.Tokens, sample.TokensBy, sample.Truncated));
    }

    [Fact]
    public async Task Streaming_can_be_switched_off()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"ok","text":"by simp","reasoning":"it is easy"}""");
        var sample = Assert.Single((await Ask(Options(server) with { Streams = false })).Samples);
        Assert.False(server.Bodies[0]["stream"]?.GetValue<bool>() ?? false);
        Assert.Equal(("by simp", "it is easy", 20), (sample.RawText, sample.Reasoning, sample.Tokens));
    }

    [Fact]
    public async Task A_server_that_knows_no_streaming_is_understood()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"ok","text":"by simp","reasoning":"it is easy","streams":false}""");
        var batch = await Ask(Options(server) with { Retries = 0 });
        Assert.True(batch.Problem is null, batch.Problem);
        var sample = Assert.Single(batch.Samples);
        Assert.Single(server.Requests);
        Assert.Equal(("by simp", "it is easy", 20, false), (sample.RawText, sample.Reasoning, sample.Tokens, sample.Truncated));
    }

    [Fact]
    public async Task A_stream_without_usage_is_counted_here()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"ok","text":"by simp","usage":false}""");
        var meter = new TokenMeter();
        var sample = Assert.Single((await Ask(Options(server), meter: meter)).Samples);
        Assert.Equal((2, TokensBy.Tokenizer, false), (sample.Tokens, sample.TokensBy, sample.Truncated));
        Assert.Equal(1, meter.Usage.Unreported);
    }

    [Fact]
    public async Task What_came_before_the_last_cut_is_a_truncated_sample_if_a_proof_begins_in_it()
    {
        await using var server = await FakeModelServer.StartAsync($$"""{"kind":"cut","text":"{{Proof}}"}""");
        var batch = await Ask(Options(server) with { Retries = 1 });
        var sample = Assert.Single(batch.Samples);
        Assert.True(sample.Truncated);
        Assert.StartsWith("```lean4\ntheorem t", sample.RawText, StringComparison.Ordinal);
        Assert.DoesNotContain("le_of_lt", sample.RawText, StringComparison.Ordinal);
        Assert.Equal(TokensBy.Tokenizer, sample.TokensBy);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_cut_answer_is_no_sample_where_a_whole_one_comes_after()
    {
        await using var server = await FakeModelServer.StartAsync($$"""{"kind":"cut","text":"{{Proof}}"}""", """{"kind":"ok","text":"by simp"}""");
        var sample = Assert.Single((await Ask(Options(server))).Samples);
        Assert.Equal(("by simp", false), (sample.RawText, sample.Truncated));
    }

    [Fact]
    public async Task An_answer_that_was_cut_after_its_end_is_whole()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"cut-late","text":"by simp"}""");
        var sample = Assert.Single((await Ask(Options(server) with { Retries = 0 })).Samples);
        Assert.Equal(("by simp", false, 20, TokensBy.Server), (sample.RawText, sample.Truncated, sample.Tokens, sample.TokensBy));
    }

    [Fact]
    public async Task A_proof_that_did_not_end_in_time_is_kept_and_not_asked_again()
    {
        await using var server = await FakeModelServer.StartAsync($$"""{"kind":"stall","text":"{{Proof}}"}""");
        var sample = Assert.Single((await Ask(Options(server) with { AttemptTimeout = TimeSpan.FromSeconds(2) })).Samples);
        Assert.True(sample.Truncated);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Thinking_that_was_cut_is_no_sample()
    {
        await using var server = await FakeModelServer.StartAsync($$"""{"kind":"stall","text":"","reasoning":"{{Proof}}{{Proof}}"}""");
        var batch = await Ask(Options(server) with { AttemptTimeout = TimeSpan.FromSeconds(1), Retries = 0 });
        Assert.Empty(batch.Samples);
        Assert.Contains("did not answer in time", batch.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_before_one_that_is_slow()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"slow"}""");
        var batch = await Ask(Options(server) with { FirstByteTimeout = TimeSpan.FromSeconds(0.2), Retries = 0 });
        Assert.Contains("did not begin to answer in time (0.2 s)", batch.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_gives_up_in_the_middle_is_asked_again_and_its_reason_told()
    {
        await using var server = await FakeModelServer.StartAsync($$"""{"kind":"ok","text":"Let me see","streamError":"out of memory for {{Secret}}"}""");
        var batch = await Ask(Options(server) with { Retries = 1 });
        Assert.Contains("out of memory for ***", batch.Problem, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("reasoning_content")]
    [InlineData("reasoning")]
    public async Task Reasoning_sent_apart_stands_apart_and_is_counted(string field)
    {
        await using var server = await FakeModelServer.StartAsync(
            $$"""{"kind":"ok","text":"by simp","reasoning":"It is easy, I think.","reasoningField":"{{field}}","usage":false}""",
            $$"""{"kind":"ok","text":"by simp","reasoning":"It is easy, I think.","reasoningField":"{{field}}","reasoningTokens":17}""");
        using var sampler = Sampler(Options(server));
        var counted = Assert.Single((await sampler.SampleAsync(Request(), Token)).Samples);
        var reported = Assert.Single((await sampler.SampleAsync(Request(), Token)).Samples);
        Assert.Equal(("by simp", "It is easy, I think."), (counted.RawText, counted.Reasoning));
        Assert.InRange(counted.ReasoningTokens!.Value, 5, 8);
        Assert.Equal(2 + counted.ReasoningTokens, counted.Tokens);
        Assert.Equal((17, 20), (reported.ReasoningTokens, reported.Tokens));
    }

    [Fact]
    public async Task Thinking_inside_the_text_is_counted_too()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"ok","text":"<think>\nIt is easy, I think.\n</think>\nby simp"}""");
        Assert.InRange(Assert.Single((await Ask(Options(server))).Samples).ReasoningTokens!.Value, 5, 12);
    }

    [Fact]
    public async Task The_hash_of_the_prompt_that_was_sent_is_on_the_sample_and_in_the_log()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"ok"}""");
        var log = new ListLogger();
        var sample = Assert.Single((await Ask(Options(server), log: log)).Samples);
        var sent = server.Bodies[0]["messages"]![0]!["content"]!.GetValue<string>();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sent))), sample.PromptHash);
        Assert.Equal(2, log.Lines.Count(l => l.Contains(sample.PromptHash!, StringComparison.Ordinal)));
        Assert.All(log.Lines, l => Assert.DoesNotContain(Secret, l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Any_text_arrives_as_it_was_written()
    {
        var texts = new List<string>();
        Gen.Char["abAB \n\t\"\\⟨⟩∀ε≤ℕ`</>{}"].Array[1, 60].Select(c => "x" + new string(c)).List[30].Sample(texts.AddRange, iter: 1);
        await using var server = await FakeModelServer.StartAsync([.. texts.Select(t => $$"""{"kind":"ok","text":{{JsonSerializer.Serialize(t)}}}""")]);
        using var sampler = Sampler(Options(server) with { Parallel = 1 });
        foreach (var text in texts)
        {
            Assert.Equal(text, Assert.Single((await sampler.SampleAsync(Request(), Token)).Samples).RawText);
        }
    }
}
