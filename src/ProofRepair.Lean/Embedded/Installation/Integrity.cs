using System.Security.Cryptography;

namespace ProofRepair.Lean.Embedded.Installation;

internal static class Integrity
{
    /// <summary>The form of npm's lock files: <c>sha512-</c> and base64.</summary>
    public static async Task<string> OfAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return "sha512-" + Convert.ToBase64String(await SHA512.HashDataAsync(stream, cancellationToken));
    }
}
