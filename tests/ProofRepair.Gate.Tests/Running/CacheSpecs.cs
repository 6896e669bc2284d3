using System.Text.Json.Nodes;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.Reports.Machine;
using ProofRepair.Gate.Tests.Histories;
using ProofRepair.Lean.Processes;

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
