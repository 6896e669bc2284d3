using System.CommandLine;
using ProofRepair.Cli.Setup;
using ProofRepair.Gate.Repairing;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Files;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Cli.Commands;

/// <summary>Proofs offered for what the gate rejects for want of one.</summary>
internal sealed class GateRepair
{
    private readonly Option<bool> _repair = new("--repair") { Description = "look for proofs of what is rejected for want of one, and offer those that pass the same gate" };

    private readonly Option<double> _seconds = new("--repair-seconds") { Description = "wall time for that, in all", DefaultValueFactory = _ => 300 };

    private readonly SamplerOption _sampler = new();

    public void AddTo(Command command)
    {
        _seconds.Validators.Add(r => CommonOptions.Positive(() => r.GetValue(_seconds), "--repair-seconds", r.AddError, most: 86_400));
        command.Add(_repair);
        command.Add(_seconds);
        _sampler.AddTo(command);
    }

    public TimeSpan? BudgetOf(ParseResult parsed) => parsed.GetValue(_repair) ? TimeSpan.FromSeconds(parsed.GetValue(_seconds)) : null;

    /// <summary>The work itself: a host of its own for each file, since each file's Lean sees what that file imports.</summary>
    public RepairWork WorkOf(ParseResult parsed, CommonOptions common) => async (lean, file, leanOptions, enough, cancellationToken) =>
    {
        var sampler = await _sampler.OpenAsync(parsed, cancellationToken) ?? throw new InvalidOperationException("the sampler cannot be opened");
        var limits = new CheckLimits(TimeSpan.FromSeconds(180)) { ProcessorTime = TimeSpan.FromSeconds(90) };
        var options = new PipelineOptions(parsed.GetValue(_sampler.Samples), parsed.GetValue(_sampler.Rounds)) { Limits = limits, Replay = true };
        await using var engine = await Engine.StartAsync(
            lean, sampler, new InMemorySolverMemory(), options, leanOptions, parsed.GetValue(common.Jobs), log: null, parsed.GetValue(common.Sandbox), cancellationToken)
            ?? throw new InvalidOperationException("no sandbox works here");
        using var repairer = new FileRepairer(engine.Pool, engine.Pipeline.RunAsync, limits, engine.Pipeline.LeanOptions);
        return await repairer.RepairAsync(file, _ => { }, enough, cancellationToken);
    };
}
