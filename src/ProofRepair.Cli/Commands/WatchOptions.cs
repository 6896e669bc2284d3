using System.CommandLine;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline;

namespace ProofRepair.Cli.Commands;

/// <summary>What <c>watch</c> does about what it finds.</summary>
internal sealed class WatchOptions
{
    private const int GigabytesForOne = 3;

    public Option<bool> NoRepair { get; } = new("--no-repair") { Description = "only check" };

    public Option<double> RepairSeconds { get; } = new("--repair-seconds")
    {
        Description = "seconds of search for each failing proof after a save",
        DefaultValueFactory = _ => 30,
    };

    public Option<string?> Patches { get; } = new("--patches") { Description = "write what was found as FILE.patch into this folder" };

    public Option<bool> Apply { get; } = new("--apply") { Description = "write what was found into the file, unless it was changed meanwhile" };

    public Option<int> Workers { get; } = new("--warm")
    {
        Description = "warm Leans at most, one for each set of imports (1 to 2 GB each; default: by the machine's memory)",
        DefaultValueFactory = _ => (int)Math.Clamp((GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30) / GigabytesForOne / 2, 1, 4),
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { NoRepair, RepairSeconds, Patches, Apply, Workers })
        {
            command.Add(option);
        }

        RepairSeconds.Validators.Add(r => CommonOptions.Positive(() => r.GetValue(RepairSeconds), "--repair-seconds", r.AddError, most: 1_000_000));
        Workers.Validators.Add(r => CommonOptions.Positive(() => r.GetValue(Workers), "--warm", r.AddError));
        command.Validators.Add(r =>
        {
            if (r.GetValue(NoRepair) && (r.GetValue(Apply) || r.GetValue(Patches) is not null))
            {
                r.AddError("With --no-repair there is nothing for --apply or --patches.");
            }
        });
    }

    public PipelineOptions PipelineOptionsOf(ParseResult parsed, SamplerOption sampler, CheckLimits limits) =>
        new(parsed.GetValue(sampler.Samples), parsed.GetValue(sampler.Rounds))
        {
            Limits = limits,
            Wall = TimeSpan.FromSeconds(parsed.GetValue(RepairSeconds)),
        };
}
