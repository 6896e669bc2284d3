using System.CommandLine;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline;

namespace ProofRepair.Cli.Commands;

/// <summary>What is done about failures, for the commands that repair.</summary>
internal sealed class RepairOptions
{
    // Only so that a Lean that hangs for good does not take a run with it; heartbeats end all else.
    private static readonly TimeSpan s_noLimit = TimeSpan.FromDays(1);

    private readonly Option<RepairStages> _stages = new("--stages")
    {
        Description = "what may be done about failures: none, or some of refine,isolate,solve,backoff,resample,refute,recombine with commas",
        DefaultValueFactory = _ => RepairStages.All,
    };

    private readonly Option<bool> _minimise = new("--minimise") { Description = "leave out the steps that a found proof does not need (each removal is checked)" };

    private readonly Option<bool> _replay = new("--replay") { Description = "have the kernel judge each proof once more, in processes that never ran it (two further Leans a proof)" };

    private readonly Option<double> _wall = new("--problem-minutes")
    {
        Description = "minutes of wall time for one problem; what is not proved then is given back as it stands",
        DefaultValueFactory = _ => 180,
    };

    public Option<bool> Deterministic { get; } = new("--deterministic")
    {
        Description = "let nothing depend on time: limits of heartbeats alone, nothing learnt; two runs with the same data, samples and options end alike",
    };

    public void AddTo(Command command)
    {
        _wall.Validators.Add(r => CommonOptions.Positive(() => r.GetValue(_wall), "--problem-minutes", r.AddError, most: 40_000));
        command.Add(_wall);
        command.Add(_stages);
        command.Add(_minimise);
        command.Add(_replay);
        command.Add(Deterministic);
    }

    public PipelineOptions Of(ParseResult parsed, SamplerOption sampler, CheckLimits limits) =>
        new(parsed.GetValue(sampler.Samples), parsed.GetValue(sampler.Rounds))
        {
            Limits = parsed.GetValue(Deterministic) ? limits with { WallTime = s_noLimit, ProcessorTime = null } : limits,
            Deterministic = parsed.GetValue(Deterministic),
            Stages = parsed.GetValue(_stages),
            Minimise = parsed.GetValue(_minimise),
            Replay = parsed.GetValue(_replay),
            Wall = parsed.GetValue(Deterministic) ? s_noLimit : TimeSpan.FromMinutes(parsed.GetValue(_wall)),
        };
}
