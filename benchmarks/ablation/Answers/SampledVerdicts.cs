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
    // By proof: the same one is found in many arms and orders.
    private readonly ConcurrentDictionary<string, string?> _objections = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _taken = new(StringComparer.Ordinal);

    public string Summary
    {
        get
        {
            var refused = _objections.Values.OfType<string>().ToList();
            var reasons = string.Join(", ", refused.GroupBy(r => r, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Select(g => $"{g.Count()}: {g.Key}"));
            return $"{_objections.Count} different proofs verified in a process of their own, in this run or one before (each that could hand work to the compiler, and one in {oneIn} of the others), {refused.Count} of them refused{(reasons.Length == 0 ? "" : $" ({reasons})")}; {_taken.Count} taken on the word of a batch";
        }
    }

    public async Task<Verdict> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(request.Lead + request.Body));
        if (!MayCompile(request.Body) && BodyInspection.HazardsOf(request.Lead, request.Body).IsEmpty && hash[0] % oneIn != 0)
        {
            _taken[Convert.ToHexString(hash)] = true;
            return new Verdict(true, [], [], [], "taken", TimeSpan.Zero);
        }

        var verdict = await verifier.VerifyAsync(request, cancellationToken);
        _objections[Convert.ToHexString(hash)] = verdict.Accepted ? null : verdict.Objection ?? "no reason was given";
        return verdict;
    }

    private static bool MayCompile(string body) =>
        body.Contains("native", StringComparison.Ordinal) || body.Contains("bv_decide", StringComparison.Ordinal) || body.Contains("reduceBool", StringComparison.OrdinalIgnoreCase)
        || body.Contains("sorry", StringComparison.Ordinal) || body.Contains("set_option", StringComparison.Ordinal);
}
