using System.Collections.Immutable;
using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Git;
using ProofRepair.Gate.Reports;
using ProofRepair.Lean.Processes;
using ProofRepair.Verify.Replay;

namespace ProofRepair.Gate;

/// <summary>
/// Judges the changes of a repository. Each file is elaborated in a process of its own; facts come from the compiled files, which are read without
/// running anything of them.
/// </summary>
public sealed class ProjectGate(LeanProcess process, LeanSlots slots, TimeProvider time)
{
    /// <summary>What can be said where Lean must not be started, for this reason: never a pass.</summary>
    public static async Task<GateReport> WithoutLeanAsync(GateRequest request, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return Judgement.WithoutLean(await GitInputReader.ReadAsync(request, cancellationToken), reason);
        }
        catch (GitFailureException e)
        {
            return GateReport.CouldNotDecide(e.Message);
        }
    }

    public async Task<GateReport> RunAsync(GateRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = time.GetTimestamp();
        GateInput input;
        try
        {
            input = await GitInputReader.ReadAsync(request, cancellationToken);
        }
        catch (GitFailureException e)
        {
            return GateReport.CouldNotDecide(e.Message);
        }

        using var folder = new TemporaryFolder("proofrepair-gate-");
        var store = new FactsStore(new FileElaborator(process, slots, input.Settings, time), folder.FullName, request.Cache is { } cache ? new FactsCache(cache) : null);
        var report = await new Judgement(input, store, new KernelAnswers(new ProjectReplay(process, slots, time), input.Settings)).RunAsync(cancellationToken);
        return report with { Effort = report.Effort with { Time = time.GetElapsedTime(started) } };
    }
}
