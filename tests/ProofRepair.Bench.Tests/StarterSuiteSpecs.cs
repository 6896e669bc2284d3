using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using ProofRepair.Bench.Running;
using ProofRepair.Bench.Suites;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Embedded;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Bench.Tests;

public sealed class StarterSuiteSpecs
{
    [Fact]
    public async Task The_starter_suite_loads_without_bad_rows_or_repeated_names()
    {
        var suite = await LoadAsync();
        Assert.Equal("starter", suite.Name);
        Assert.Empty(suite.BadRows);
        Assert.Empty(suite.Repeated);
        Assert.Equal(0, suite.Merged);
        Assert.True(suite.Rows.Length >= 40, $"{suite.Rows.Length} rows");
        Assert.Equal(["easy", "hard", "medium"], suite.Splits);
    }

    [Fact]
    public async Task Every_starter_problem_is_another_one_and_is_said_in_words()
    {
        var suite = await LoadAsync();
        Assert.Distinct(suite.Rows.Select(r => r.Name));
        Assert.Distinct(suite.Rows.Select(r => r.Statement.Replace(r.DeclaredName, "", StringComparison.Ordinal)));
        Assert.All(suite.Rows, r =>
        {
            Assert.Equal(r.Name, r.DeclaredName);
            Assert.False(string.IsNullOrWhiteSpace(r.Informal), r.Name);
        });
    }

    [Fact]
    public async Task A_body_is_found_in_every_starter_proof()
    {
        var problems = SuiteProblems.Prepare(await LoadAsync(), port: false);
        Assert.Empty(problems.Where(p => p.Row.Proof is not null && p.Problem!.Body is null).Select(p => p.Row.Name));
        Assert.True(problems.Count(p => p.Row.Proof is not null) >= 30);
        Assert.Contains(problems, p => p.Row.Proof is null);
    }

    /// <summary>Proofs that need a file of their own are left out: each would start one more Lean.</summary>
    [Fact]
    public async Task Real_Lean_takes_every_starter_statement_and_none_of_the_starter_proofs()
    {
        var lean = new EmbeddedLean(EmbeddedPaths.FromEnvironment(Environment.GetEnvironmentVariable), TimeProvider.System, NullLogger<EmbeddedLean>.Instance).Find();
        Assert.SkipWhen(lean is null, "the embedded Lean is not installed here: proofrepair lean install");
        var problems = SuiteProblems.Prepare(await LoadAsync(), port: false).Select(p => p.Problem!).ToImmutableArray();
        Assert.All(problems, p => Assert.Equal(problems[0].Header, p.Header));
        var statements = problems.Select(p => CandidateText.Of(p, p.Lead + "by\n  sorry"));
        var proofs = problems
            .Where(p => p.Body is not null)
            .Select(p => (p.Name, Source: CandidateText.Of(p, p.Lead + p.Body)))
            .Where(p => FenceSafety.Inspect(p.Source.Text).IsSafe)
            .ToList();

        using var slots = new LeanSlots(1);
        await using var pool = new LeanPool(new BatchChecker(new LeanProcess(lean!, TimeProvider.System), TimeProvider.System), slots, new LeanPoolOptions(), TimeProvider.System);
        var reports = await pool.CheckAsync(
            new CheckRequest(problems[0].Header, [.. statements, .. proofs.Select(p => p.Source)], CheckLimits.Default),
            TestContext.Current.CancellationToken);

        Assert.Empty(problems.Zip(reports).Where(p => p.Second.Outcome != RunOutcome.Ok).Select(p => $"{p.First.Name}: {Said(p.Second)}"));
        Assert.Empty(proofs.Zip(reports.Skip(problems.Length))
            .Where(p => p.Second.Outcome is not (RunOutcome.Errors or RunOutcome.Ok) || p.Second.IsComplete)
            .Select(p => $"{p.First.Name}: {Said(p.Second)}"));
    }

    private static string Said(CheckReport report) => $"{report.Outcome} {report.Detail} {report.Errors.FirstOrDefault()?.Text}";

    private static async Task<Suite> LoadAsync()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ProofRepair.sln")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        var load = await SuiteLoader.LoadAsync(Path.Combine(folder.FullName, "benchmarks", "starter"), null, TestContext.Current.CancellationToken);
        return Assert.IsType<SuiteLoad.Loaded>(load).Suite;
    }
}
