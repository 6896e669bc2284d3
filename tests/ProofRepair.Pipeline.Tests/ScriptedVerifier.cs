using System.Collections.Concurrent;
using ProofRepair.Verify;

namespace ProofRepair.Pipeline.Tests;

/// <summary>Accepts the bodies that it is told to, and keeps all that it was asked.</summary>
internal sealed class ScriptedVerifier(Func<string, bool> accepts) : IProofVerifier
{
    public ConcurrentQueue<VerifyRequest> Asked { get; } = [];

    public Task<Verdict> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        Asked.Enqueue(request);
        var accepted = accepts(request.Body);
        return Task.FromResult(new Verdict(
            accepted, [new VerdictCheck("script", accepted ? CheckResult.Passed : CheckResult.Failed, request.Body)], [], [], "scripted", TimeSpan.Zero));
    }
}
