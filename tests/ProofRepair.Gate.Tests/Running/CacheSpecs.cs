using System.Text.Json.Nodes;
using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.Reports.Machine;
using ProofRepair.Gate.Tests.Histories;
using ProofRepair.Lean.Processes;
using ProofRepair.Verify.Replay;

namespace ProofRepair.Gate.Tests.Running;

/// <summary>One repository, judged with and without what a run on its base branch kept.</summary>
public sealed class CacheSpecs
{
    private const string Basic = "module\npublic section\nnamespace Lib\n\n@[expose] def double (n : Nat) : Nat := n + n\n\ntheorem double_eq (n : Nat) : double n = 2 * n := by\n  unfold double\n  omega\n\nend Lib\n";
    private const string Top = "module\npublic import Basic\npublic section\n\ntheorem top (n : Nat) : Lib.double n = 2 * n := Lib.double_eq n\n";

    [Fact]
    public async Task What_the_base_kept_is_not_elaborated_again_and_a_change_keeps_nothing()
    {
        using var repository = new GitFolder().Commit(History.Files(("Basic.lean", Basic), ("Top.lean", Top), ("One.lean", "theorem one : 1 = 1 := rfl\n"), ("Two.lean", "theorem two : 2 = 2 := rfl\n")));
        using var cache = new TemporaryFolder("proofrepair-kept-");
        var kept = await RunAsync(repository, cache.FullName, write: true);
        var files = Contents(cache.FullName);
        var again = await RunAsync(repository, cache.FullName, write: true);

        repository.Commit(History.Files(("Basic.lean", Basic), ("Top.lean", Top), ("One.lean", "theorem one : 1 = 1 := by sorry\n"), ("Two.lean", "theorem two : 2 = 2 := rfl\n"), ("Three.lean", "module\nimport Top\n\ntheorem three : Lib.double 1 = 2 := by\n  sorry\n")));
        var change = await RunAsync(repository, cache.FullName, write: false, "HEAD~1");
        var without = await RunAsync(repository, null, write: false, "HEAD~1");
        var forbidden = await RunAsync(repository, cache.FullName, write: true, "HEAD~1");

        Assert.Equal((4, 0), (kept.Effort.FilesElaborated, again.Effort.FilesElaborated));
        Assert.True(again.Effort.Time < kept.Effort.Time / 5, $"{again.Effort.Time} after {kept.Effort.Time}");
        Assert.Equal((2, 5), (change.Effort.FilesElaborated, without.Effort.FilesElaborated));
        Assert.Contains("must be one commit", Assert.Single(forbidden.Undecided).Reason, StringComparison.Ordinal);
        Assert.Equal(WithoutEffort(without), WithoutEffort(change));
        Assert.Equal(["sorry one", "sorry three"], change.Findings.Select(f => $"{f.Rule.Id} {f.Declaration}"));
        Assert.Equal(files, Contents(cache.FullName));
        Assert.Equal((true, false), (await FitsAsync(repository, new FactsCache(cache.FullName)), await FitsAsync(repository, null)));
    }

    [Fact]
    public async Task Two_runs_say_the_same_of_what_is_not_there()
    {
        using var repository = new GitFolder().Commit(History.Files(("Main.lean", "theorem one : 1 = 1 := rfl\n")));
        repository.Commit(History.Files(("Main.lean", "import Lib.Missing\n\ntheorem one : 1 = 1 := rfl\n")));

        var (first, second) = (await RunAsync(repository, null, write: false, "HEAD~1"), await RunAsync(repository, null, write: false, "HEAD~1"));

        Assert.Equal("Main.lean: this Lean does not have what it imports: `Lib.Missing` is neither in the project nor in its libraries", Assert.Single(first.Undecided).Reason);
        Assert.Equal(WithoutEffort(first), WithoutEffort(second));
    }

    /// <summary>Whether a change of two files, which three others come with, is within a bound of two.</summary>
    private static async Task<bool> FitsAsync(GitFolder repository, FactsCache? cache)
    {
        using var slots = new LeanSlots(1);
        using var folder = new TemporaryFolder("proofrepair-fits-");
        var process = new LeanProcess(InstalledLean.Require(), TimeProvider.System);
        var input = await GitInputReader.ReadAsync(new GateRequest(repository.FullName, "HEAD~1", "HEAD"), TestContext.Current.CancellationToken);
        var store = new FactsStore(new FileElaborator(process, slots, input.Settings, TimeProvider.System, input.Libraries), folder.FullName, cache);
        return new Judgement(input with { Settings = input.Settings with { MostFiles = 2 } }, store, new KernelAnswers(new ProjectReplay(process, slots, TimeProvider.System), input.Settings)).IsWithinLimits;
    }

    private static async Task<GateReport> RunAsync(GitFolder repository, string? cache, bool write, string from = "HEAD")
    {
        using var slots = new LeanSlots(1);
        var gate = new ProjectGate(new LeanProcess(InstalledLean.Require(), TimeProvider.System), slots, TimeProvider.System);
        return await gate.RunAsync(new GateRequest(repository.FullName, from, "HEAD") { Cache = cache, WriteCache = write }, TestContext.Current.CancellationToken);
    }

    private static string WithoutEffort(GateReport report)
    {
        var document = JsonNode.Parse(JsonReport.Of(report))!.AsObject();
        document.Remove("effort");
        return document.ToJsonString();
    }

    private static string[] Contents(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => $"{Path.GetRelativePath(folder, f)} {new FileInfo(f).Length}").Order(StringComparer.Ordinal)];
}
