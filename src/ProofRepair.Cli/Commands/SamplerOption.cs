using System.CommandLine;
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

    public Option<string> Sampler { get; } = new("--sampler")
    {
        Description = "none, replay:FILE, or openai:MODEL@http://HOST:PORT/v1",
        DefaultValueFactory = _ => "none",
    };

    public Option<int> Samples { get; } = new("--samples", "-k") { Description = "samples for each problem and round", DefaultValueFactory = _ => 4 };

    public Option<int> Rounds { get; } = new("--rounds", "-r") { Description = "rounds of resampling at most", DefaultValueFactory = _ => 2 };

    public void AddTo(Command command)
    {
        command.Add(Sampler);
        command.Add(Samples);
        command.Add(Rounds);
    }

    /// <summary>Null when the value is no sampler or it cannot be opened; why was said.</summary>
    public async Task<IProofSampler?> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var factory = new SamplerFactory(Environment.GetEnvironmentVariable, new TokenMeter(), TimeProvider.System, new Random(0));
        var result = await factory.OpenAsync(parsed.GetValue(Sampler)!, cancellationToken);
        if (result.Value is null)
        {
            Consoles.Errors.MarkupLineInterpolated($"[red]{result.Error}[/]");
        }

        if (result.Value is ReplaySampler { BadLines: { IsEmpty: false } bad })
        {
            foreach (var (line, reason) in bad.Take(ShownBadLines))
            {
                Consoles.Errors.MarkupLineInterpolated($"[yellow]recording, line {line}: {reason}; skipped[/]");
            }

            if (bad.Length > ShownBadLines)
            {
                Consoles.Errors.MarkupLineInterpolated($"[yellow]… and {bad.Length - ShownBadLines} more lines of the recording[/]");
            }
        }

        return result.Value;
    }
}
