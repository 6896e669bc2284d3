using System.Collections.Immutable;
using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.Settings;
using ProofRepair.Lean.Processes;
using ProofRepair.Verify.Replay;

namespace ProofRepair.Gate.SelfTest;

/// <param name="Failures">Controls that came out otherwise than they must, in sentences. Empty: the gate may certify.</param>
public sealed record SelfTestResult(int Controls, ImmutableArray<string> Failures, TimeSpan Time)
{
    public bool IsSound => Failures.IsEmpty;
}

/// <summary>
/// Changes of the gate's own, each bad in one way, that it must reject with this Lean on this machine. A gate that lets one of them pass
/// certifies nothing.
/// </summary>
public sealed class GateSelfTest(LeanProcess process, LeanSlots slots, TimeProvider time)
{
    /// <param name="state">Where it is kept that this program with this Lean passed; null: nowhere.</param>
    public async Task<SelfTestResult> RunAsync(string? state, CancellationToken cancellationToken)
    {
        var result = await RunAsync(NegativeControl.All, c => c.Input(), cancellationToken);
        if (result.IsSound && state is not null)
        {
            new SelfTestMark(state, process.Toolchain).Write();
        }

        return result;
    }

    internal async Task<SelfTestResult> RunAsync(ImmutableArray<NegativeControl> controls, Func<NegativeControl, GateInput> inputOf, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var folder = new TemporaryFolder("proofrepair-self-test-");
        var store = new FactsStore(new FileElaborator(process, slots, GateSettings.Default, time), folder.FullName, null);
        var kernel = new KernelAnswers(new ProjectReplay(process, slots, time), GateSettings.Default);
        var reports = await JudgementGroup.RunAsync([.. controls.Select(c => new Judgement(inputOf(c), store, kernel))], store, kernel, cancellationToken);
        return new SelfTestResult(controls.Length, [.. controls.Zip(reports).Select(r => Failure(r.First, r.Second)).OfType<string>()], time.GetElapsedTime(started));
    }

    private static string? Failure(NegativeControl control, GateReport report) => control.MustFind switch
    {
        null when report.Verdict == GateVerdict.Passed => null,
        null => $"\"{control.Name}\" must pass and was {ReportWords.Of(report.Verdict)}: {report.Findings.Select(f => f.Message).Concat(report.Undecided.Select(u => u.Reason)).FirstOrDefault()}",
        { } rule when report.Verdict == GateVerdict.Rejected && report.Findings.Any(f => f.Rule == rule && f.Level == RuleLevel.Reject) => null,
        { } rule => $"\"{control.Name}\" must be rejected ({rule.Id}) and was {ReportWords.Of(report.Verdict)}{(report.Undecided.IsEmpty ? "" : $": {report.Undecided[0].Reason}")}",
    };
}
