using System.Text;
using ProofRepair.Pipeline;
using ProofRepair.Verify.Certificates;

namespace ProofRepair.Bench.Running;

/// <summary>The folder of a run: <c>results.jsonl</c>, a line as each problem ends, <c>proofs/</c> with a file for each proof, <c>certificates/</c> with one that can be repeated for each, <c>summary.md</c>.</summary>
public sealed class BenchFolder : IDisposable
{
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly StreamWriter _results;
    private readonly Lock _gate = new();

    private BenchFolder(string folder, TimeProvider time)
    {
        (_folder, _time) = (folder, time);
        _results = new StreamWriter(Path.Combine(folder, "results.jsonl"), append: false, new UTF8Encoding(false)) { AutoFlush = true };
    }

    /// <summary>Null with a reason when the folder cannot be written.</summary>
    public static (BenchFolder? Folder, string? Problem) Open(string folder, TimeProvider time)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "proofs"));
            Directory.CreateDirectory(Path.Combine(folder, "certificates"));
            return (new BenchFolder(folder, time), null);
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
                var header = result.Problem.HeaderFor(result.Problem.Lead + body);
                File.WriteAllText(
                    Path.Combine(_folder, "proofs", FileNameOf(outcome.Problem.Row.Key.ToString())),
                    $"{header.Lines}{result.Problem.Lead}{body}\n");
                if (result is { Verified: { } verified, Verdict: { } verdict })
                {
                    File.WriteAllText(
                        Path.Combine(_folder, "certificates", Path.ChangeExtension(FileNameOf(outcome.Problem.Row.Key.ToString()), ".json")),
                        CertificateFile.Text(Certificate.Of(result.Problem.DeclaredName, verified, verdict, _time.GetUtcNow())));
                }
            }
        }
    }

    public void Finish(string summary) => File.WriteAllText(Path.Combine(_folder, "summary.md"), summary);

    public void Dispose() => _results.Dispose();

    internal static string FileNameOf(string key) =>
        string.Concat(key.Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '_')) + ".lean";
}
