using System.Collections.Frozen;
using System.Collections.Immutable;
using ProofRepair.Bench.Reports.Data;
using ProofRepair.Bench.Suites;
using ProofRepair.Sampling.Extraction;

namespace ProofRepair.Bench.Reports.Reading;

/// <summary>What a run's folder leaves to its suite: statements of what was not proved, the sentence in words, the attempt that was to be repaired.</summary>
public static class SuiteTexts
{
    /// <summary>What the run knows itself stays as it is.</summary>
    public static ReportRun Add(ReportRun run, Suite suite)
    {
        var rows = suite.Rows.ToFrozenDictionary(r => r.Key.ToString(), StringComparer.Ordinal);
        return run with
        {
            Problems = [.. run.Problems.Select(p => rows.TryGetValue(p.Key, out var row) ? Add(p, row) : p)],
            Remarks = IsOfTheRun(run, suite)
                ? run.Remarks
                : [.. run.Remarks, $"Statements and attempts that the run did not keep are from {suite.Name}, which is not the data that the run was given: its hash differs."],
        };
    }

    /// <summary>A run of which no hash is known cannot be said to be of other data.</summary>
    private static bool IsOfTheRun(ReportRun run, Suite suite) => run.Data.IsEmpty || suite.Files.Any(f => run.Data.Any(d => d.Sha256 == f.Sha256));

    private static ReportProblem Add(ReportProblem problem, SuiteRow row)
    {
        var attempt = problem.Attempt ?? (row.Proof is { } proof ? ProofExtractor.Extract(proof, row.Statement)?.Body ?? proof : null);
        return problem with
        {
            Statement = problem.Statement ?? row.Statement,
            Header = problem.Header ?? row.Header,
            Informal = problem.Informal ?? row.Informal,
            Attempt = attempt,
            Attempts = problem.Attempts.IsEmpty && attempt is not null
                ? ImmutableArray.Create(new ReportAttempt("the suite's own", attempt, null, null, [], []))
                : problem.Attempts,
        };
    }
}
