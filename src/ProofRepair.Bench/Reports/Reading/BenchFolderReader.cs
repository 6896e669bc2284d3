using System.Collections.Immutable;
using System.Text.Json;
using ProofRepair.Bench.Reports.Data;
using ProofRepair.Bench.Running;
using ProofRepair.Verify.Advisories;

namespace ProofRepair.Bench.Reports.Reading;

/// <summary>Reads the folder that <c>bench --out</c> writes (<see cref="BenchFolder"/>), of a run that ended or did not.</summary>
public static class BenchFolderReader
{
    // A certificate holds a header, a statement and a proof; more than this is something else.
    private const long LargestCertificate = 4L << 20;

    /// <returns>The run, or a sentence that says what is missing and what to do.</returns>
    public static async Task<(ReportRun? Run, string? Trouble)> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            return (null, $"There is no folder `{folder}`: give one that `bench --out DIR` wrote.");
        }

        var results = Path.Combine(folder, BenchFolder.ResultsName);
        if (!File.Exists(results))
        {
            return (null, $"`{folder}` holds no results.jsonl: give a folder that `bench --out DIR` wrote.");
        }

        try
        {
            var remarks = ImmutableArray.CreateBuilder<string>();
            var problems = await ProblemsAsync(results, remarks, cancellationToken);
            if (problems.Count == 0)
            {
                return (null, $"`{results}` holds no problem that was finished{(remarks.Count > 0 ? $" ({remarks[0]})" : "")}.");
            }

            var withFiles = ImmutableArray.CreateBuilder<ReportProblem>(problems.Count);
            foreach (var problem in problems)
            {
                withFiles.Add(await WithFilesAsync(folder, problem, remarks, cancellationToken));
            }

            return (await RunAsync(folder, withFiles.MoveToImmutable(), remarks, cancellationToken), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"`{folder}` cannot be read: {e.Message}");
        }
    }

    private static async Task<IReadOnlyCollection<ReportProblem>> ProblemsAsync(string results, ImmutableArray<string>.Builder remarks, CancellationToken cancellationToken)
    {
        var problems = new OrderedDictionary<string, ReportProblem>(StringComparer.Ordinal);
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(results, cancellationToken))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (problem, trouble) = ProblemLines.Read(line);
            if (problem is null)
            {
                remarks.Add($"results.jsonl, line {number}: {trouble}; left out");
            }
            else if (!problems.TryAdd(problem.Key, problem))
            {
                remarks.Add($"results.jsonl, line {number}: {problem.Key} was there before; the later line counts");
                problems[problem.Key] = problem;
            }
        }

        return problems.Values;
    }

    private static async Task<ReportRun> RunAsync(string folder, ImmutableArray<ReportProblem> problems, ImmutableArray<string>.Builder remarks, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, BenchFolder.SummaryName);
        var summary = File.Exists(path) ? SummaryReader.Read(await File.ReadAllTextAsync(path, cancellationToken)) : null;
        if (summary is null)
        {
            remarks.Insert(0, "This run has no summary.md: it did not end, and its figures are of what was finished.");
        }
        else if (summary.Problems != problems.Length)
        {
            remarks.Insert(0, $"summary.md counts {summary.Problems?.ToString() ?? "no"} problems, results.jsonl has {problems.Length}.");
        }

        var name = Path.GetFileName(Path.GetFullPath(folder).TrimEnd('/', '\\'));
        return new ReportRun(
            summary?.Title is { } title ? $"{title} ({name})" : name,
            summary?.IdentityHash,
            summary?.Toolchain,
            summary?.Data ?? [],
            summary?.StatementsSha256,
            summary?.Options ?? [],
            Started: null,
            Finished: summary is null ? null : new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero),
            summary?.Toolchain is { } lean ? [.. KernelFault.Of(lean.Split(',')[0]).Select(f => f.ToString())] : [],
            summary?.LeanSeconds,
            Currency: null,
            remarks.ToImmutable(),
            problems);
    }

    /// <summary>With what its certificate tells: the statement and header as Lean saw them, and the certificate itself.</summary>
    private static async Task<ReportProblem> WithFilesAsync(string folder, ReportProblem problem, ImmutableArray<string>.Builder remarks, CancellationToken cancellationToken)
    {
        var path = BenchFolder.CertificateOf(folder, problem.Key);
        var file = new FileInfo(path);
        if (!problem.IsProved || !file.Exists)
        {
            return problem;
        }

        if (file.Length > LargestCertificate)
        {
            remarks.Add($"{file.Name} is larger than {LargestCertificate >> 20} MB; left out");
            return problem;
        }

        try
        {
            using var document = JsonDocument.Parse(await File.ReadAllTextAsync(path, cancellationToken));
            var certificate = document.RootElement.Clone();
            return problem with { Certificate = certificate, Statement = Text(certificate, "statement"), Header = Text(certificate, "header"), Proof = problem.Proof ?? Text(certificate, "proof") };
        }
        catch (JsonException)
        {
            remarks.Add($"{file.Name} is no certificate; left out");
            return problem;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
