using System.Collections.Concurrent;
using ProofRepair.Verify;

namespace ProofRepair.Ablation;

/// <summary>The same proof of the same statement is verified once for all arms; a missing answer is asked for again.</summary>
public sealed class RememberedVerdicts(IProofVerifier verifier) : IProofVerifier
{
    private readonly ConcurrentDictionary<(string Header, string Lead, string Body), Task<Verdict>> _verdicts = new();

    public async Task<Verdict> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        var key = (request.Header.Text, request.Lead, request.Body);
        var verdict = await _verdicts.GetOrAdd(key, _ => verifier.VerifyAsync(request, cancellationToken));
        if (!verdict.HasAnswer)
        {
            _verdicts.TryRemove(key, out _);
        }

        return verdict;
    }
}
