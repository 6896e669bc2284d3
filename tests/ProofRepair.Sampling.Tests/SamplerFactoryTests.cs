using ProofRepair.Sampling.Limits;
using ProofRepair.Sampling.Metering;
using ProofRepair.Sampling.OpenAi;
using Xunit;

namespace ProofRepair.Sampling.Tests;

public sealed class SamplerFactoryTests
{
    [Fact]
    public void None_is_none() => Assert.IsType<SamplerSpec.None>(Factory().Parse("none").Value);

    [Fact]
    public void A_replay_takes_a_file_a_model_and_a_seed()
    {
        var spec = Assert.IsType<SamplerSpec.Replay>(Factory().Parse("replay:/data/a.jsonl.gz?model=x/y%20z&seed=3").Value);
        Assert.Equal(("/data/a.jsonl.gz", "x/y z", 3), (spec.File, spec.Model, spec.Seed));
    }

    [Fact]
    public void An_endpoint_stands_behind_the_model()
    {
        var options = OpenAi(Factory().Parse("openai:org/model@v2@http://localhost:8000/v1?parallel=9&temperature=0.5&total-timeout=60"));
        Assert.Equal(("org/model@v2", "http://localhost:8000/v1"), (options.Model, options.Endpoint.ToString()));
        Assert.Equal((9, 0.5, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)), (options.Parallel, options.Temperature!.Value, options.EffectiveTotalTimeout, options.EffectiveAttemptTimeout));
        Assert.Null(options.Key);
    }

    [Fact]
    public void An_endpoint_has_limits_of_its_own()
    {
        var options = OpenAi(Factory().Parse("openai:m@http://h/v1?rpm=60&tpm=100000&concurrency=8&stream=off&first-byte-timeout=7&break-after=3&break-for=90"));
        Assert.Equal(new EndpointLimits(8, 60, 100_000), options.Limits);
        Assert.Equal((false, 7, 3, 90), (options.Streams, options.EffectiveFirstByteTimeout.TotalSeconds, options.BreakAfter, options.BreakFor.TotalSeconds));
        Assert.Equal(new EndpointLimits(4), OpenAi(Factory().Parse("openai:m@http://h/v1")).Limits);
    }

    [Theory]
    [InlineData("openai:m@http://h/v1", "openai:m@http://h/v1")]
    [InlineData("openai:m@http://h/v1?rpm=60&seed=3&concurrency=8&temperature=1", "openai:m@http://h/v1?seed=3&temperature=1")]
    [InlineData("openai?tpm=5&stream=off", "openai")]
    [InlineData("replay:f?rpm=1", "replay:f?rpm=1")]
    public void Limits_are_no_part_of_what_a_sampler_means(string spec, string meaning) => Assert.Equal(meaning, SamplerFactory.MeaningOf(spec));

    [Fact]
    public void The_environment_gives_what_the_name_does_not()
    {
        var factory = Factory(("PROOFREPAIR_OPENAI_MODEL", "m"), ("PROOFREPAIR_OPENAI_ENDPOINT", "https://h/v1"), ("PROOFREPAIR_OPENAI_KEY", " k \n"));
        var options = OpenAi(factory.Parse("openai"));
        Assert.Equal(("m", "https://h/v1", "k"), (options.Model, options.Endpoint.ToString(), options.Key!.Reveal()));
        Assert.Equal(2, OpenAi(factory.Parse("openai?retries=2")).Retries);
        Assert.Equal("other", OpenAi(factory.Parse("openai:other")).Model);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gpt")]
    [InlineData("none:1")]
    [InlineData("replay:")]
    [InlineData("replay:f?seed=x")]
    [InlineData("replay:f?sed=1")]
    [InlineData("replay:f?seed")]
    [InlineData("openai")]
    [InlineData("openai:m")]
    [InlineData("openai:m@httpx://h")]
    [InlineData("openai:m@http://h/v1?parallel=0")]
    [InlineData("openai:m@http://h/v1?parallel=2&concurrency=2")]
    [InlineData("openai:m@http://h/v1?rpm=0")]
    [InlineData("openai:m@http://h/v1?stream=maybe")]
    [InlineData("openai:m@http://h/v1?break-after=1")]
    [InlineData("openai:m@http://h/v1?key=abc")]
    [InlineData("openai:m@http://h/v1?key-file=/no/such/file")]
    [InlineData("openaix:m@http://h/v1")]
    public void A_bad_name_is_answered_with_the_valid_ones(string spec)
    {
        var result = Factory().Parse(spec);
        Assert.Null(result.Value);
        Assert.Contains("`replay:FILE`", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_in_the_address_is_refused_and_not_repeated()
    {
        var error = Factory().Parse("openai:m@http://user:hunter2@h/v1").Error;
        Assert.Contains("PROOFREPAIR_OPENAI_KEY", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_that_is_not_there_is_a_message()
    {
        var result = await Factory().OpenAsync("replay:/no/such/file.jsonl", TestContext.Current.CancellationToken);
        Assert.Null(result.Value);
        Assert.Contains("/no/such/file.jsonl", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_sampler_gives_no_samples()
    {
        var sampler = (await Factory().OpenAsync("none", TestContext.Current.CancellationToken)).Value!;
        var batch = await sampler.SampleAsync(new SampleRequest(SampleKind.Fresh, "p", "", "theorem p : True", 3), TestContext.Current.CancellationToken);
        Assert.Equal(SampleBatch.Empty, batch);
    }

    private static SamplerFactory Factory(params (string Name, string Value)[] environment) =>
        new(name => environment.FirstOrDefault(e => e.Name == name).Value, new TokenMeter(), TimeProvider.System, new Random(1));

    private static OpenAiOptions OpenAi(SamplerResult<SamplerSpec> result) => Assert.IsType<SamplerSpec.OpenAi>(result.Value).Options;
}
