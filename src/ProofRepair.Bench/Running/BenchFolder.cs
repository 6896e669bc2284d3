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

    internal const string ResultsName = "results.jsonl";
    internal const string SummaryName = "summary.md";

    private const string IdentityName = "identity";
    private const string ProofsName = "proofs";
    private const string CertificatesName = "certificates";

    private readonly string _folder;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly StreamWriter _results;
    private readonly Lock _gate = new();

    private BenchFolder(string folder, IEnumerable<BenchOutcome> before)
    {
        _folder = folder;
        // Whole in its place at once: a kill here leaves the lines of before.
        var results = Path.Combine(folder, ResultsName);
        using (var remade = new StreamWriter(results + ".new", append: false, new UTF8Encoding(false)))
        {
            foreach (var outcome in before)
            {
                remade.WriteLine(outcome.Account.ToJson());
                WriteProof(outcome);
                _told.Add(outcome.Problem.Row.Key.ToString());
            }
        }

        File.Move(results + ".new", results, overwrite: true);
        _results = new StreamWriter(results, append: true, new UTF8Encoding(false)) { AutoFlush = true };
    }

    /// <summary>Null with a reason when the folder cannot be written, or holds the results of something else.</summary>
    /// <param name="before">What was finished by processes before this one.</param>
    public static (BenchFolder? Folder, string? Problem) Open(string folder, RunIdentity identity, IReadOnlyCollection<BenchOutcome> before)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, ProofsName));
            Directory.CreateDirectory(Path.Combine(folder, CertificatesName));
            if (File.Exists(Path.Combine(folder, ResultsName)) && IdentityOf(folder) != identity.Hash256)
            {
                return (null, $"{folder} holds the results of another run (other data, options or another Lean). Name another folder, or remove that one.");
            }

            File.WriteAllText(Path.Combine(folder, IdentityName), identity.Hash256 + "\n");
            return (new BenchFolder(folder, before), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"{folder} cannot be written: {e.Message}");
        }
    }

    /// <summary>The hash of the run whose results a folder holds; null where it is none's.</summary>
    public static string? IdentityOf(string folder) => Path.Combine(folder, IdentityName) is var mark && File.Exists(mark) ? File.ReadAllText(mark).Trim() : null;

    public void Add(BenchOutcome outcome)
    {
        lock (_gate)
        {
            if (_told.Add(outcome.Problem.Row.Key.ToString()))
            {
                _results.WriteLine(outcome.Account.ToJson());
                WriteProof(outcome);
            }
        }
    }

    public void Finish(string summary) => File.WriteAllText(Path.Combine(_folder, SummaryName), summary);

    public void Dispose() => _results.Dispose();

    private void WriteProof(BenchOutcome outcome)
    {
        if (outcome.Certificate is { } text && CertificateFile.Read(text) is { } certificate)
        {
            var key = outcome.Problem.Row.Key.ToString();
            File.WriteAllText(Path.Combine(_folder, ProofsName, FileNameOf(key)), $"{new LeanHeader(certificate.Header).Lines}{certificate.Statement}{certificate.Proof}\n");
            File.WriteAllText(CertificateOf(_folder, key), text);
        }
    }

    internal static string CertificateOf(string folder, string key) => Path.Combine(folder, CertificatesName, Path.ChangeExtension(FileNameOf(key), ".json"));

    internal static string FileNameOf(string key) =>
        string.Concat(key.Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '_')) + ".lean";
}
