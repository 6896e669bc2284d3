using System.Text.RegularExpressions;

namespace ProofRepair.Lean.Toolchains;

internal static partial class LeanVersion
{
    /// <summary>The number in <c>Lean (version 4.28.0-pre, …)</c>.</summary>
    public static string? Parse(string output) => Line().Match(output) is { Success: true } match ? match.Groups["number"].Value : null;

    [GeneratedRegex(@"\bLean \(version (?<number>[^,)\s]{1,100})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
