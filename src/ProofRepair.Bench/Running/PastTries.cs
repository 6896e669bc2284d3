using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using ProofRepair.Bench.Suites;
using ProofRepair.Pipeline.Budgets.Beliefs;

namespace ProofRepair.Bench.Running;

/// <summary>What a run that is over tells about how many tries its problems take.</summary>
public static class PastTries
{
    /// <summary>By difficulty where the suite tells it, else by domain.</summary>
    public static string BucketOf(SuiteRow row) => row.Difficulty ?? row.DomainGroup ?? "";

    /// <summary>SHA-256 of the results; null where there are none.</summary>
    public static string? HashOf(string folder)
    {
        var path = Path.Combine(folder, BenchFolder.ResultsName);
        return File.Exists(path) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) : null;
    }

    /// <summary>Of problems that took samples. Null with a sentence where the folder has no results.</summary>
    public static (ImmutableArray<TryLog>? Past, string? Problem) Read(string folder, Suite suite)
    {
        var path = Path.Combine(folder, BenchFolder.ResultsName);
        try
        {
            var buckets = suite.Rows.ToLookup(r => r.Name, BucketOf, StringComparer.Ordinal);
            ImmutableArray<TryLog> past =
            [
                .. File.ReadLines(path)
                    .Select(ProblemAccount.FromJson)
                    .Where(a => a is { Accepted: true, Samples: > 0 })
                    .Select(a => new TryLog(buckets[a.Name].FirstOrDefault() ?? "", a.IsProved ? a.Samples - 1 : a.Samples, a.IsProved ? 1 : 0)),
            ];
            return past.IsEmpty ? (null, $"{path} has no problem that took samples, so that nothing can be expected from it.") : (past, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return (null, $"{path} cannot be read as the results of a run: {e.Message}");
        }
    }
}
