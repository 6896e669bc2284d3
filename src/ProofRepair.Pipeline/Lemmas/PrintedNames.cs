using System.Text.RegularExpressions;

namespace ProofRepair.Pipeline.Lemmas;

/// <summary>Names that Lean prints and does not read, as what means the same.</summary>
internal static partial class PrintedNames
{
    // Which tactic finds an argument by itself is no part of what the argument's type says, and that tactic's name is known only inside its declaration.
    private const string NoTactic = "Lean.Syntax.missing";

    public static string Readable(string text) => TacticName().Replace(PrivatePrefix().Replace(text, ""), NoTactic);

    /// <summary><c>_private.Module.Name.0.</c>: within its module a private name is read without it.</summary>
    [GeneratedRegex(@"\b_private\.[^\s()\[\]{},]{1,200}?\.0\.", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex PrivatePrefix();

    [GeneratedRegex(@"[^\s()\[\]{},]{0,200}\b_auto_[0-9]{1,9}\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex TacticName();
}
