using System.Globalization;
using Microsoft.Extensions.Logging;
using ProofRepair.Sampling.Metering;
using ProofRepair.Sampling.OpenAi;
using ProofRepair.Sampling.Prompts;
using ProofRepair.Sampling.Replay;

namespace ProofRepair.Sampling;

/// <summary>From a <c>--sampler</c> value to a sampler. <paramref name="environment"/> reads a variable; <paramref name="loggers"/> may be null.</summary>
public sealed class SamplerFactory(
    Func<string, string?> environment,
    TokenMeter meter,
    TimeProvider time,
    Random random,
    PromptSet? prompts = null,
    ILoggerFactory? loggers = null,
    Action<SamplerNotice>? notice = null)
{
    public const string ValidSpecs =
        "Valid are: `none`; `replay:FILE` with FILE in JSONL or .jsonl.gz, options `?model=NAME&seed=N`; "
        + "`openai:MODEL@http://HOST:PORT/v1`, or `openai` with PROOFREPAIR_OPENAI_MODEL and PROOFREPAIR_OPENAI_ENDPOINT set, options "
        + "`?max-tokens=N&temperature=X&seed=N&concurrency=N&rpm=N&tpm=N&retries=N&attempt-timeout=SECONDS&total-timeout=SECONDS&first-byte-timeout=SECONDS"
        + "&break-after=N&break-for=SECONDS&stream=on|off&key-file=PATH` "
        + "(the key itself only in PROOFREPAIR_OPENAI_KEY, or in a file).";

    // These decide when samples come, and whether at all, not which.
    private static readonly string[] s_pace =
    [
        "concurrency", "parallel", "rpm", "tpm", "retries", "attempt-timeout", "total-timeout", "first-byte-timeout", "break-after", "break-for", "stream", "key-file",
    ];

    private readonly TokenEstimate _estimate = new();

    public SamplerResult<SamplerSpec> Parse(string spec)
    {
        var (kind, rest) = Cut(spec.Trim(), ':');
        if (kind == "none" && rest is null)
        {
            return Ok(new SamplerSpec.None(spec));
        }

        if (kind == "replay" && !string.IsNullOrEmpty(rest))
        {
            return ParseReplay(spec, rest);
        }

        var isOpenAi = kind == "openai" || kind.StartsWith("openai?", StringComparison.Ordinal);
        return isOpenAi ? ParseOpenAi(spec, spec.Trim()["openai".Length..].TrimStart(':')) : Bad(spec, "no such sampler");
    }

    /// <summary>A spec without what decides only how fast and how patiently is asked: two of one meaning are one sampler.</summary>
    public static string MeaningOf(string spec)
    {
        var (target, options) = Cut(spec.Trim(), '?');
        var kept = (options ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries).Where(o => !s_pace.Contains(Cut(o, '=').Head, StringComparer.Ordinal)).ToList();
        return !spec.StartsWith("openai", StringComparison.Ordinal) ? spec : kept.Count == 0 ? target : $"{target}?{string.Join('&', kept)}";
    }

    /// <summary>Parses and opens. A sampler that holds files or connections is <see cref="IDisposable"/>.</summary>
    public async Task<SamplerResult<IProofSampler>> OpenAsync(string spec, CancellationToken cancellationToken)
    {
        var parsed = Parse(spec);
        switch (parsed.Value)
        {
            case SamplerSpec.None:
                return new SamplerResult<IProofSampler>(new NoSampler(), null);
            case SamplerSpec.OpenAi openAi:
                return new SamplerResult<IProofSampler>(new OpenAiSampler(openAi.Options, meter, time, random, prompts, loggers?.CreateLogger<OpenAiSampler>(), _estimate, notice), null);
            case SamplerSpec.Replay replay:
                try
                {
                    return new SamplerResult<IProofSampler>(await ReplaySampler.OpenAsync(spec, replay.File, replay.Model, replay.Seed, cancellationToken), null);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
                {
                    return new SamplerResult<IProofSampler>(null, $"The recording {replay.File} can not be read: {e.Message}");
                }

            default:
                return new SamplerResult<IProofSampler>(null, parsed.Error);
        }
    }

    private static SamplerResult<SamplerSpec> ParseReplay(string spec, string rest)
    {
        var (file, options) = SpecOptions.Split(rest);
        var model = options.Take("model");
        var seed = options.TakeNumber("seed");
        return options.Error("replay") is { } error ? Bad(spec, error) : Ok(new SamplerSpec.Replay(spec, file, model, (int?)seed));
    }

    private SamplerResult<SamplerSpec> ParseOpenAi(string spec, string rest)
    {
        var (target, options) = SpecOptions.Split(rest);
        var at = target.LastIndexOf("@http", StringComparison.Ordinal);
        var model = at >= 0 ? target[..at] : target.Length > 0 ? target : environment("PROOFREPAIR_OPENAI_MODEL");
        var address = at >= 0 ? target[(at + 1)..] : environment("PROOFREPAIR_OPENAI_ENDPOINT");
        if (string.IsNullOrWhiteSpace(model) || string.IsNullOrWhiteSpace(address))
        {
            return Bad(spec, string.IsNullOrWhiteSpace(model) ? "no model is named" : "no endpoint is named");
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            return Bad(spec, $"`{address}` is no http or https address");
        }

        if (endpoint.UserInfo.Length > 0)
        {
            return Bad("openai:…", "an address must not hold a key; put it into PROOFREPAIR_OPENAI_KEY");
        }

        var keyFile = options.Take("key-file") ?? environment("PROOFREPAIR_OPENAI_KEY_FILE");
        var (key, keyError) = ReadKey(keyFile);
        var defaults = new OpenAiOptions(model, endpoint, key);
        var read = defaults with
        {
            MaxTokens = (int)(options.TakeNumber("max-tokens", 1, int.MaxValue) ?? defaults.MaxTokens),
            Temperature = options.TakeReal("temperature"),
            Seed = options.TakeNumber("seed") ?? defaults.Seed,
            Parallel = (int)(options.TakeNumber("concurrency", 1, 1024, "parallel") ?? defaults.Parallel),
            RequestsPerMinute = (int?)options.TakeNumber("rpm", 1, int.MaxValue),
            TokensPerMinute = (int?)options.TakeNumber("tpm", 1, int.MaxValue),
            Streams = options.TakeSwitch("stream") ?? defaults.Streams,
            FirstByteTimeout = options.TakeSeconds("first-byte-timeout"),
            BreakAfter = (int)(options.TakeNumber("break-after", 2, 1000) ?? defaults.BreakAfter),
            BreakFor = options.TakeSeconds("break-for") ?? defaults.BreakFor,
            Retries = (int)(options.TakeNumber("retries", 0, 100) ?? defaults.Retries),
            AttemptTimeout = options.TakeSeconds("attempt-timeout"),
            TotalTimeout = options.TakeSeconds("total-timeout"),
        };
        return (keyError ?? options.Error("openai")) is { } error ? Bad(spec, error) : Ok(new SamplerSpec.OpenAi(spec, read));
    }

    private (ApiKey? Key, string? Error) ReadKey(string? file)
    {
        if (environment("PROOFREPAIR_OPENAI_KEY") is { } value && !string.IsNullOrWhiteSpace(value))
        {
            return (new ApiKey(value), null);
        }

        if (string.IsNullOrWhiteSpace(file))
        {
            return (null, null);
        }

        try
        {
            return (new ApiKey(File.ReadAllText(file)), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"the file with the key can not be read: {e.Message}");
        }
    }

    private static (string Head, string? Tail) Cut(string text, char at)
    {
        var index = text.IndexOf(at);
        return index < 0 ? (text, null) : (text[..index], text[(index + 1)..]);
    }

    private static SamplerResult<SamplerSpec> Ok(SamplerSpec spec) => new(spec, null);

    private static SamplerResult<SamplerSpec> Bad(string spec, string why) => new(null, string.Create(CultureInfo.InvariantCulture, $"The sampler `{spec}` can not be used: {why}. {ValidSpecs}"));
}
