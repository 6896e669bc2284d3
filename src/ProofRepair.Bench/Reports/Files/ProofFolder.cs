using System.Text;
using ProofRepair.Bench.Reports.Data;
using ProofRepair.Bench.Running;

namespace ProofRepair.Bench.Reports.Files;

/// <summary>The proved problems as Lean files: header, statement, proof.</summary>
public static class ProofFolder
{
    /// <summary>A folder for each run where there are several. What has no statement is left out; the answer counts both.</summary>
    public static async Task<(int Written, int LeftOut)> WriteAsync(IReadOnlyList<ReportRun> runs, string folder, CancellationToken cancellationToken)
    {
        var (written, leftOut) = (0, 0);
        foreach (var (number, run) in runs.Index())
        {
            var place = runs.Count == 1 ? folder : Path.Combine(folder, $"{number + 1}-{Path.GetFileNameWithoutExtension(BenchFolder.FileNameOf(run.Name))}");
            Directory.CreateDirectory(place);
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var problem in run.Problems.Where(p => p.IsProved))
            {
                if (Text(problem) is not { } text)
                {
                    leftOut++;
                    continue;
                }

                await File.WriteAllTextAsync(Path.Combine(place, FreeName(problem.Key, taken)), text, new UTF8Encoding(false), cancellationToken);
                written++;
            }
        }

        return (written, leftOut);
    }

    private static string? Text(ReportProblem problem)
    {
        if (problem is not { Statement: { } statement, Proof: { } proof })
        {
            return null;
        }

        var lead = statement.TrimEnd();
        var header = problem.Header is { Length: > 0 } given ? given.TrimEnd('\n') + "\n" : "";
        return $"{header}{lead}{(lead.EndsWith(":=", StringComparison.Ordinal) ? "" : " :=")} {proof}\n";
    }

    /// <summary>Different keys may come to one file name.</summary>
    private static string FreeName(string key, HashSet<string> taken)
    {
        var name = BenchFolder.FileNameOf(key);
        for (var n = 2; !taken.Add(name); n++)
        {
            name = BenchFolder.FileNameOf($"{key}-{n}");
        }

        return name;
    }
}
