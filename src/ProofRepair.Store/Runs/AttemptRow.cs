using System.Security.Cryptography;
using System.Text;

namespace ProofRepair.Store.Runs;

/// <summary>
/// A body for a problem's statement. <paramref name="Number"/> is its place among those of the problem, chosen by the caller: what is recorded
/// first under it stays.
/// </summary>
/// <param name="Origin">Where it came from, in the caller's word.</param>
/// <param name="Cost">Of the sample, and of Lean once there is an outcome.</param>
/// <param name="Outcome">What Lean made of it, in the caller's word; null until it is known.</param>
public sealed record AttemptRow(
    int Number, string Origin, string Body, Cost Cost, string? Outcome = null, string? Model = null, string? PromptHash = null)
{
    /// <summary>Samples are numbered below, as they come; a caller may number from here what it adds when the problem ends.</summary>
    public const int FirstNumberOfCaller = 1_000_000;

    /// <summary>SHA-256 of the body in UTF-8.</summary>
    public string BodyHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body)));
}
