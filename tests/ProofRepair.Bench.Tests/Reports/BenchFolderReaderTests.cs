using System.Collections.Immutable;
using ProofRepair.Bench.Reports.Data;
using ProofRepair.Bench.Reports.Files;
using ProofRepair.Bench.Reports.Reading;
using ProofRepair.Bench.Running;
using ProofRepair.Bench.Suites;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Statements;
using ProofRepair.Verify;

namespace ProofRepair.Bench.Tests.Reports;

public sealed class BenchFolderReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_bench_writes_is_read_back()
    {
        var (suite, folder) = Written();

        var (run, trouble) = await ReadAsync(folder);

        Assert.Null(trouble);
        Assert.Equal("s (out)", run!.Name);
        Assert.Equal("4.28.0-pre", run.Toolchain);
        Assert.Equal(16, run.IdentityHash!.Length);
        Assert.Equal([new ReportFile("s.jsonl", new string('a', 64))], run.Data);
        Assert.Equal(64, run.StatementsSha256!.Length);
        Assert.Equal([new ReportOption("jobs", "2"), new ReportOption("sampler", "replay:a:b.jsonl")], run.Options);
        Assert.NotEmpty(run.KernelFaults);
        Assert.Equal(12.5, run.LeanSeconds);
        Assert.Empty(run.Remarks);
        Assert.Equal(["test/good", "test/open"], run.Problems.Select(p => p.Key));
        var (good, open) = (run.Problems[0], run.Problems[1]);
        Assert.Equal((ReportStatus.Proved, PipelineStage.Solve, 2, 5, 3.25, "by trivial"), (good.Status, good.Stage!.Value, good.Samples, good.Candidates, good.LeanSeconds, good.Proof));
        Assert.Equal("theorem good : True := ", good.Statement);
        Assert.Equal("by trivial", good.Certificate!.Value.GetProperty("proof").GetString());
        Assert.Equal(["its hypotheses prove False"], good.Flags);
        Assert.Equal((ReportStatus.Unproved, (PipelineStage?)null, "the budget is spent"), (open.Status, open.Stage, open.Detail));
        Assert.Equal("⊢ 1 = 2", Assert.Single(open.Open).Goal);
        Assert.Equal("theorem open : 1 = 2", SuiteTexts.Add(run, suite).Problems[1].Statement);
        Assert.Equal("by simp", SuiteTexts.Add(run, suite).Problems[1].Attempt);
    }

    [Fact]
    public async Task The_proofs_are_written_again_as_Lean_files()
    {
        var (_, folder) = Written();
        var (run, _) = await ReadAsync(folder);
        var proofs = Path.Combine(_folder.Path, "again");

        var counts = await ProofFolder.WriteAsync([run!], proofs, TestContext.Current.CancellationToken);

        Assert.Equal((1, 0), counts);
        var file = Assert.Single(Directory.GetFiles(proofs));
        Assert.Equal("theorem good : True := by trivial\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Proofs_whose_keys_come_to_one_file_name_do_not_overwrite_each_other()
    {
        var run = Sample.Run("r", Sample.Problem("a b"), Sample.Problem("a_b"), Sample.Problem("../../a") with { Statement = null });

        var counts = await ProofFolder.WriteAsync([run], Path.Combine(_folder.Path, "proofs"), TestContext.Current.CancellationToken);

        Assert.Equal((2, 1), counts);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_folder.Path, "proofs")).Length);
    }

    [Fact]
    public async Task A_run_that_was_killed_is_read_as_far_as_it_came_and_says_so()
    {
        var (_, folder) = Written();
        File.Delete(Path.Combine(folder, "summary.md"));
        await File.AppendAllTextAsync(Path.Combine(folder, "results.jsonl"), "{\"event\":\"problem\",\"name\":\"ha", TestContext.Current.CancellationToken);

        var (run, _) = await ReadAsync(folder);

        Assert.Equal(2, run!.Problems.Length);
        Assert.Contains("did not end", run.Remarks[0]);
        Assert.Contains("line 3", run.Remarks[1]);
    }

    [Theory]
    [InlineData("absent", "no folder")]
    [InlineData("empty", "no results.jsonl")]
    [InlineData("other", "no problem that was finished")]
    public async Task A_folder_without_results_is_told_with_what_to_do(string name, string said)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "empty"));
        _folder.Write("other/results.jsonl", "{\"event\":\"summary\"}\nnonsense\n[]\n");

        var (run, trouble) = await ReadAsync(Path.Combine(_folder.Path, name));

        Assert.Null(run);
        Assert.Contains(said, trouble);
    }

    [Fact]
    public async Task A_broken_certificate_is_left_out_and_told()
    {
        var (_, folder) = Written();
        await File.WriteAllTextAsync(Path.Combine(folder, "certificates", "test_good.json"), "{", TestContext.Current.CancellationToken);

        var (run, _) = await ReadAsync(folder);

        Assert.Null(run!.Problems[0].Certificate);
        Assert.Contains("test_good.json", Assert.Single(run.Remarks));
    }

    [Fact]
    public async Task A_suite_of_other_data_is_told()
    {
        var (suite, folder) = Written();
        var (run, _) = await ReadAsync(folder);

        Assert.Contains("hash differs", Assert.Single(SuiteTexts.Add(run!, suite with { Files = [new SuiteFile("s.jsonl", "b")] }).Remarks));
    }

    private static Task<(ReportRun? Run, string? Trouble)> ReadAsync(string folder) => BenchFolderReader.ReadAsync(folder, TestContext.Current.CancellationToken);

    /// <summary>A folder as bench writes it, by what writes it.</summary>
    private (Suite Suite, string Folder) Written()
    {
        var suite = new Suite("s", [Row("good", "True", null), Row("open", "1 = 2", "by simp")], [], [], 0, [new SuiteFile("s.jsonl", new string('a', 64))]);
        var problems = SuiteProblems.Prepare(suite, port: false);
        var limits = new CheckLimits(TimeSpan.FromSeconds(1), 1);
        var verdict = new Verdict(true, [new VerdictCheck("sorry", CheckResult.Passed, "none")], [], [], "4.28.0-pre", TimeSpan.FromSeconds(1));
        var good = new ProblemResult(problems[0].Problem!, ProblemStatus.Proved, "by trivial", verdict, PipelineStage.Solve, false, false, 2, 5, TimeSpan.FromSeconds(3.25), [])
        {
            StatementAccepted = true,
            Flags = [StatementFlag.Vacuous],
            Verified = new VerifyRequest(new LeanHeader(""), "theorem good : True := ", "by trivial", limits),
        };
        var open = new ProblemResult(problems[1].Problem!, ProblemStatus.Unproved, null, null, null, false, false, 4, 9, TimeSpan.FromSeconds(7), [new OpenHole("⊢ 1 = 2", null)], "the budget is spent") { StatementAccepted = true };
        ImmutableArray<BenchOutcome> outcomes = [BenchOutcome.Of(problems[0], good, TimeProvider.System.GetUtcNow()), BenchOutcome.Of(problems[1], open, TimeProvider.System.GetUtcNow())];
        var identity = RunIdentity.Of(suite, problems, "4.28.0-pre", [("sampler", "replay:a:b.jsonl"), ("jobs", "2")]);
        var path = Path.Combine(_folder.Path, "out");
        var (folder, _) = BenchFolder.Open(path, identity, []);
        using (folder)
        {
            outcomes.ToList().ForEach(folder!.Add);
            folder.Finish(SummaryText.Of(suite, BenchSummary.Of(outcomes, 12.5), outcomes, identity, new RunLoad(0.97, 3, 100), "4.28.0-pre", ported: false));
        }

        return (suite, path);
    }

    private static SuiteRow Row(string name, string claim, string? proof) => new(name, "test", null, "", $"theorem {name} : {claim}", name, null, proof, "s.jsonl", 1);
}
