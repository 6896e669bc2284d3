namespace ProofRepair.Verify.OutsideCheckers;

/// <summary>
/// What others' checkers are given. <paramref name="Folder"/> is where the proof's own process worked, and holds what it left there;
/// <paramref name="Source"/> is what it was given (<see cref="VerificationFile"/>). <paramref name="Theorem"/> is its full name, where it is known
/// and not private.
/// </summary>
internal sealed record CompiledProof(VerifyRequest Request, string Folder, string Source, string? Theorem)
{
    // Several times any module of Mathlib.
    private const long LargestBytes = 1L << 30;

    private static readonly string[] s_parts = [VerificationFile.Compiled, $"{VerificationFile.Compiled}.server", $"{VerificationFile.Compiled}.private"];

    /// <summary>The source as it was given and what Lean made of it, and nothing else that may lie there.</summary>
    public async Task CopyToAsync(string folder, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, VerificationFile.Name), Source, cancellationToken);
        foreach (var part in s_parts.Select(p => new FileInfo(Path.Combine(Folder, p))).Where(IsFile))
        {
            part.CopyTo(Path.Combine(folder, part.Name));
        }
    }

    /// <summary>Not a link to somewhere else, and no pipe (whose length is 0), which would never end.</summary>
    private static bool IsFile(FileInfo part) => part is { Exists: true, LinkTarget: null, Length: > 0 and < LargestBytes };
}

/// <summary>A judge that is not part of this program.</summary>
internal interface IOutsideChecker
{
    /// <summary>Null where it is not there: then a verdict does not speak of it.</summary>
    Task<VerdictCheck?> CheckAsync(CompiledProof proof, CancellationToken cancellationToken);
}
