using System.Text;
using ProofRepair.Lean.Checking;
using ProofRepair.Verify.Certificates;

namespace ProofRepair.Bench.Running;

/// <summary>
/// The folder of a run for people and other programs: <c>results.jsonl</c>, a line as each problem ends, <c>proofs/</c> with a file for each proof,
/// <c>certificates/</c> with one that can be repeated for each, <c>summary.md</c>. All of it is made again from the store when a run is resumed.
/// </summary>
public sealed class BenchFolder : IDisposable
{
    /// <summary>Where the store of a run stands in its folder.</summary>
    public const string StoreName = "run.db";

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
            Directory.CreateDirectory(Path.Combine(folder, "certificates"));
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
            _results.WriteLine(outcome.Account.ToJson());
            if (outcome.Certificate is { } text && CertificateFile.Read(text) is { } certificate)
            {
                var name = FileNameOf(outcome.Problem.Row.Key.ToString());
                File.WriteAllText(Path.Combine(_folder, "proofs", name), $"{new LeanHeader(certificate.Header).Lines}{certificate.Statement}{certificate.Proof}\n");
                File.WriteAllText(Path.Combine(_folder, "certificates", Path.ChangeExtension(name, ".json")), text);
            }
        }
    }

    public void Finish(string summary) => File.WriteAllText(Path.Combine(_folder, "summary.md"), summary);

    public void Dispose() => _results.Dispose();

    internal static string FileNameOf(string key) =>
        string.Concat(key.Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '_')) + ".lean";
}
