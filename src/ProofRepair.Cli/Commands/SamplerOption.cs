using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using ProofRepair.Cli.Display;
using ProofRepair.Cli.Setup;
using ProofRepair.Sampling;
using ProofRepair.Sampling.Choosing;
using ProofRepair.Sampling.Metering;
using ProofRepair.Sampling.Replay;
using Serilog.Extensions.Logging;
using Spectre.Console;

namespace ProofRepair.Cli.Commands;

/// <summary>Where attempts come from, for the commands that take samples.</summary>
internal sealed class SamplerOption
{
    public const string Name = "--sampler";

    private const string InTurn = "in-turn";
    private const string Bandit = "bandit";
    private const int ShownBadLines = 20;

    private readonly Option<string> _choice = new("--model-choice")
    {
        Description = $"which of several samplers is asked next: {InTurn}, or {Bandit} (the one that proves most for its tokens)",
        DefaultValueFactory = _ => InTurn,
    };

    private readonly Option<string> _informal = new("--informal")
    {
        Description = "on or off: whether models are told the problem in words, where the suite has them",
        DefaultValueFactory = _ => "on",
    };

    public Option<string[]> Sampler { get; } = new(Name)
    {
        Description = "none, replay:FILE, or openai:MODEL@http://HOST:PORT/v1?rpm=60&tpm=100000&concurrency=8; may be repeated",
        DefaultValueFactory = _ => ["none"],
    };

    public Option<int> Samples { get; } = new("--samples", "-k") { Description = "samples for each problem and round", DefaultValueFactory = _ => 4 };

    public Option<int> Rounds { get; } = new("--rounds", "-r") { Description = "rounds of resampling at most", DefaultValueFactory = _ => 2 };

    /// <summary>What was recorded, by content: a file that was changed meanwhile is another one.</summary>
    public IEnumerable<(string Name, string Value)> Recordings(ParseResult parsed) => (parsed.GetValue(Sampler) ?? [])
        .Where(s => s.StartsWith("replay:", StringComparison.Ordinal))
        .Select(s => s["replay:".Length..].Split('?')[0])
        .Where(File.Exists)
        .Select((path, i) =>
        {
            using var file = File.OpenRead(path);
            return ($"recording-{i + 1}", Convert.ToHexStringLower(SHA256.HashData(file)));
        });

    public void AddTo(Command command)
    {
        command.Add(Sampler);
        command.Add(Samples);
        command.Add(Rounds);
        _choice.AcceptOnlyFromAmong(InTurn, Bandit);
        command.Add(_choice);
        _informal.AcceptOnlyFromAmong("on", "off");
        command.Add(_informal);
    }

    /// <summary>Where it is said that an endpoint is down, or answers again; a display that fills the terminal shows it in its place.</summary>
    public Action<string> Told { get; set; } = text => Consoles.Errors.MarkupLineInterpolated($"[yellow]{text}[/]");

    /// <summary>Null when a value is no sampler or one cannot be opened; why was said.</summary>
    public async Task<IProofSampler?> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var loggers = new SerilogLoggerFactory(RunLog.Open(parsed.GetValue<string?>("--log")));
        var factory = new SamplerFactory(Environment.GetEnvironmentVariable, new TokenMeter(), TimeProvider.System, new Random(0), loggers: loggers, notice: n => Told(n.Text));
        var samplers = ImmutableArray.CreateBuilder<IProofSampler>();
        foreach (var spec in parsed.GetValue(Sampler)!)
        {
            var result = await factory.OpenAsync(spec, cancellationToken);
            if (result.Value is null)
            {
                Consoles.Errors.MarkupLineInterpolated($"[red]{result.Error}[/]");
                new SamplersInTurn(samplers.ToImmutable()).Dispose();
                return null;
            }

            Warn(result.Value);
            var opened = parsed.GetValue(_informal) == "off" ? new WithoutInformal(result.Value) : result.Value;
            var before = samplers.Count(s => s.Name == opened.Name || s.Name.StartsWith(opened.Name + " #", StringComparison.Ordinal));
            samplers.Add(before == 0 ? opened : new NumberedSampler(opened, before + 1));
        }

        return samplers.Count == 1 ? samplers[0]
            : parsed.GetValue(_choice) == Bandit ? new SamplersByChoice(samplers.ToImmutable(), new BanditChooser(new Random(0)))
            : new SamplersInTurn(samplers.ToImmutable());
    }

    private static void Warn(IProofSampler sampler)
    {
        if (sampler is not ReplaySampler { BadLines: { IsEmpty: false } bad })
        {
            return;
        }

        foreach (var (line, reason) in bad.Take(ShownBadLines))
        {
            Consoles.Errors.MarkupLineInterpolated($"[yellow]recording, line {line}: {reason}; skipped[/]");
        }

        if (bad.Length > ShownBadLines)
        {
            Consoles.Errors.MarkupLineInterpolated($"[yellow]… and {bad.Length - ShownBadLines} more lines of the recording[/]");
        }
    }
}
