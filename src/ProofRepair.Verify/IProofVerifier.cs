namespace ProofRepair.Verify;

/// <summary>Gives the verdict on a proof: in a process of its own, or as it was given before for the same proof of the same statement.</summary>
public interface IProofVerifier
{
    Task<Verdict> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken);
}
