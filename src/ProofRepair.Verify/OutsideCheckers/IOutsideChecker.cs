namespace ProofRepair.Verify.OutsideCheckers;

/// <summary>
/// What others' checkers are given. <paramref name="Folder"/> holds the source that was compiled and what Lean made of it
/// (<see cref="VerificationFile"/>); <paramref name="Theorem"/> is its full name, as far as it is known.
/// </summary>
internal sealed record CompiledProof(VerifyRequest Request, string Folder, string? Theorem);

/// <summary>A judge that is not part of this program.</summary>
internal interface IOutsideChecker
{
    /// <summary>Null where it is not there: then a verdict does not speak of it.</summary>
    Task<VerdictCheck?> CheckAsync(CompiledProof proof, CancellationToken cancellationToken);
}
