using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Judging;

/// <summary>What a reader calls a constant whose full name is known as a text.</summary>
internal static class PlainName
{
    /// <summary><c>_private.Module.0.name</c> becomes <c>name</c>.</summary>
    public static string Of(string fullName) => LeanName.Parse(fullName).WithoutPrivatePrefix().ToString();
}
