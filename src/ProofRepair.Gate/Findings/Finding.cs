using System.Security.Cryptography;
using System.Text;
using ProofRepair.Gate.Settings;
using ProofRepair.Lean.Text;

namespace ProofRepair.Gate.Findings;

/// <summary>One thing that was found.</summary>
/// <param name="Path">In the repository.</param>
/// <param name="Start">In the head's file; null when it is about no place in it.</param>
/// <param name="Declaration">Its full name, without Lean's mark of what is private.</param>
public sealed record Finding(Rule Rule, RuleLevel Level, string Path, LeanPosition? Start, LeanPosition? End, string? Declaration, string Message)
{
    /// <summary>The same as long as the finding is: lines above it, or its own wording, may change.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Rule.Id}\0{Declaration ?? ""}\0{(Declaration is null || Rule == Rule.Error ? $"{Path}\0{Message.Split('\n')[0]}" : "")}")))[..32];
}
