using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using ProofRepair.Cli.Display;
using ProofRepair.Sampling;
using ProofRepair.Sampling.Metering;
using ProofRepair.Sampling.Replay;
using Spectre.Console;

namespace ProofRepair.Cli.Commands;

/// <summary>Where attempts come from, for the commands that take samples.</summary>
internal sealed class SamplerOption
{
    private const int ShownBadLines = 20;

    public Option<string[]> Sampler { get; } = new("--sampler")
    {
        Description = "none, replay:FILE, or openai:MODEL@http://HOST:PORT/v1; several take turns",
        DefaultValueFactory = _ => ["none"],
    };

    public Option<int> Samples { get; } = new("--samples", "-k") { Description = "samples for each problem and round", DefaultValueFactory = _ => 4 };

    public Option<int> Rounds { get; } = new("--rounds", "-r") { Description = "rounds of resampling at most", DefaultValueFactory = _ => 2 };

    /// <summary>What was recorded, by content: a file that was changed meanwhile is another one.</summary>
    public IEnumerable<(string Name, string Value)> Recordings(ParseResult parsed) => (parsed.GetValue(Sampler) ?? [])
        .Where(s => s.StartsWith("replay:", StringComparison.Ordinal) && File.Exists(s["replay:".Length..]))
        .Select((s, i) =>
        {
            using var file = File.OpenRead(s["replay:".Length..]);
            return ($"recording-{i + 1}", Convert.ToHexStringLower(SHA256.HashData(file)));
        });

    public void AddTo(Command command)
    {
        command.Add(Sampler);
        command.Add(Samples);
        command.Add(Rounds);
    }

    /// <summary>Null when a value is no sampler or one cannot be opened; why was said.</summary>
    public async Task<IProofSampler?> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var factory = new SamplerFactory(Environment.GetEnvironmentVariable, new TokenMeter(), TimeProvider.System, new Random(0));
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
            samplers.Add(result.Value);
        }

        return samplers.Count == 1 ? samplers[0] : new SamplersInTurn(samplers.ToImmutable());
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
