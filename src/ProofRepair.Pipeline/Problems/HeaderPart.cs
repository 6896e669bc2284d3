using ProofRepair.Lean.Checking;

namespace ProofRepair.Pipeline.Problems;

/// <summary>Commands that belong to a header only where a declaration has a word that they give a meaning; elsewhere they would cost time.</summary>
public sealed record HeaderPart(string Word, string Text)
{
    public LeanHeader AddedTo(LeanHeader header, string declaration) =>
        declaration.Contains(Word, StringComparison.Ordinal) ? new LeanHeader($"{header.Text}\n{Text}\n") : header;
}
