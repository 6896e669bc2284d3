using System.Text;
using ProofRepair.Pipeline;

namespace ProofRepair.Bench.Running;

/// <summary>The folder of a run: <c>results.jsonl</c>, a line as each problem ends, <c>proofs/</c> with a file for each proof, <c>summary.md</c>.</summary>
public sealed class BenchFolder : IDisposable
{
    private readonly string _folder;
    private readonly StreamWriter _results;
    private readonly Lock _gate = new();

    private BenchFolder(string folder)
    {
        _folder = folder;
        _results = new StreamWriter(Path.Combine(folder, "results.jsonl"), append: false, new UTF8Encoding(false)) { AutoFlush = true };
    }

    /// <summary>Null with a reason when the folder cannot be written.</summary>
    public static (BenchFolder? Folder, string? Problem) Open(string folder)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "proofs"));
            return (new BenchFolder(folder), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"{folder} cannot be written: {e.Message}");
        }
    }

    public void Add(BenchOutcome outcome)
    {
        lock (_gate)
        {
            _results.WriteLine(BenchEvents.Problem(outcome));
            if (outcome.Result is { Status: ProblemStatus.Proved, Body: { } body } result)
            {
                var header = result.Problem.HeaderFor(result.Problem.Lead + body).Text;
                File.WriteAllText(
                    Path.Combine(_folder, "proofs", FileNameOf(outcome.Problem.Row.Key.ToString())),
                    $"{header}{(header.Length == 0 || header.EndsWith('\n') ? "" : "\n")}{result.Problem.Lead}{body}\n");
            }
        }
    }

    public void Finish(string summary) => File.WriteAllText(Path.Combine(_folder, "summary.md"), summary);

    public void Dispose() => _results.Dispose();

    private static string FileNameOf(string key) =>
        string.Concat(key.Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '_')) + ".lean";
}
