using System.CommandLine;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline;

namespace ProofRepair.Cli.Commands;

/// <summary>What is done about failures, for the commands that repair.</summary>
internal sealed class RepairOptions
{
    private readonly Option<RepairStages> _stages = new("--stages")
    {
        Description = "what may be done about failures: none, or some of refine,isolate,solve,backoff,resample,refute,recombine with commas",
        DefaultValueFactory = _ => RepairStages.All,
    };

    private readonly Option<bool> _minimise = new("--minimise") { Description = "leave out the steps that a found proof does not need (each removal is checked)" };

    public void AddTo(Command command)
    {
        command.Add(_stages);
        command.Add(_minimise);
    }

    public PipelineOptions Of(ParseResult parsed, SamplerOption sampler, CheckLimits limits) =>
        new(parsed.GetValue(sampler.Samples), parsed.GetValue(sampler.Rounds)) { Limits = limits, Stages = parsed.GetValue(_stages), Minimise = parsed.GetValue(_minimise) };
}
