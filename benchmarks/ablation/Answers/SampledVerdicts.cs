using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ProofRepair.Lean.Syntax;
using ProofRepair.Verify;

namespace ProofRepair.Ablation.Answers;

/// <summary>
/// A process for each proof would cost more than all the rest of a table. So of the proofs that Lean took in a batch one in
/// <paramref name="oneIn"/>, chosen by its hash, is verified as always, and each whose text could hand the work to the compiler; the rest are taken
/// after the check of their text. How many were refused is told, for the table to be believed or not.
/// </summary>
public sealed class SampledVerdicts(IProofVerifier verifier, int oneIn) : IProofVerifier
{
    private readonly ConcurrentDictionary<string, int> _refused = new(StringComparer.Ordinal);
    private int _verified;
    private int _taken;

    public string Summary =>
        $"{_verified} proofs verified in a process of their own, {_refused.Values.Sum()} of them refused{Reasons}; {_taken} taken on the word of a batch";

    private string Reasons => _refused.IsEmpty ? "" : $" ({string.Join(", ", _refused.OrderByDescending(r => r.Value).Select(r => $"{r.Value}: {r.Key}"))})";

    public async Task<Verdict> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        if (!MayCompile(request.Body) && BodyInspection.HazardsOf(request.Lead, request.Body).IsEmpty && SHA256.HashData(Encoding.UTF8.GetBytes(request.Lead + request.Body))[0] % oneIn != 0)
        {
            Interlocked.Increment(ref _taken);
            return new Verdict(true, [], [], [], "taken", TimeSpan.Zero);
        }

        var verdict = await verifier.VerifyAsync(request, cancellationToken);
        Interlocked.Increment(ref _verified);
        if (!verdict.Accepted)
        {
            _refused.AddOrUpdate(verdict.Objection ?? "no reason was given", 1, (_, count) => count + 1);
        }

        return verdict;
    }

    private static bool MayCompile(string body) =>
        body.Contains("native", StringComparison.Ordinal) || body.Contains("bv_decide", StringComparison.Ordinal) || body.Contains("reduceBool", StringComparison.OrdinalIgnoreCase)
        || body.Contains("sorry", StringComparison.Ordinal) || body.Contains("set_option", StringComparison.Ordinal);
}
