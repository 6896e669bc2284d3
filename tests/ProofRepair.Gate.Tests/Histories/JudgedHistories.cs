using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.Settings;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Verify.Replay;

namespace ProofRepair.Gate.Tests.Histories;

/// <summary>
/// Every history judged once, by the installed embedded Lean, from repositories of real git. Histories share processes of Lean, bases with bases
/// and heads with heads, as files of one change do; the gate's own words are said for each on its own.
/// </summary>
public sealed class JudgedHistories : IAsyncLifetime
{
    private readonly Dictionary<string, GateReport> _reports = new(StringComparer.Ordinal);
    private readonly TemporaryFolder _folder = new("proofrepair-histories-");
    private readonly LeanToolchain? _lean = InstalledLean.Find();

    public static IReadOnlyList<History> All { get; } = [.. SingleFile.All, .. SeveralFiles.All];

    public GateReport Of(string name)
    {
        Assert.SkipWhen(_lean is null, "the embedded Lean is not installed here: proofrepair lean install");
        return _reports[name];
    }

    public async ValueTask InitializeAsync()
    {
        if (_lean is null)
        {
            return;
        }

        var cancellation = TestContext.Current.CancellationToken;
        using var slots = new LeanSlots(1);
        var process = new LeanProcess(_lean, TimeProvider.System);
        // As the gate has them where a project sets none.
        var settings = GateSettings.Default with { LeanOptions = LakeOptions.None.Under(GateSettings.Default.LeanOptions) };
        var store = new FactsStore(new FileElaborator(process, slots, settings, TimeProvider.System), _folder.FullName, null);
        var kernel = new KernelAnswers(new ProjectReplay(process, slots, TimeProvider.System), settings);
        var judgements = new List<(string Name, Judgement Judgement)>();
        foreach (var history in All)
        {
            using var repository = new GitFolder().Commit(history.Base).Commit(history.Head);
            try
            {
                judgements.Add((history.Name, new Judgement(await GitInputReader.ReadAsync(new GateRequest(repository.FullName, "HEAD~1", "HEAD"), cancellation), store, kernel)));
            }
            catch (Git.GitFailureException e)
            {
                _reports[history.Name] = GateReport.CouldNotDecide(e.Message);
            }
        }

        var reports = await JudgementGroup.RunAsync([.. judgements.Select(j => j.Judgement)], store, kernel, cancellation);
        foreach (var ((name, _), report) in judgements.Zip(reports))
        {
            _reports[name] = report;
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
