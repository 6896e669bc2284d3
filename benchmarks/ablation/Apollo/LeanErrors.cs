using ProofRepair.Lean.Checking;

namespace ProofRepair.Ablation.Apollo;

/// <summary>The texts by which APOLLO tells errors apart. Its Lean (4.17) writes them in lower case, later ones begin some with a capital.</summary>
internal static class LeanErrors
{
    extension(LeanMessage message)
    {
        public bool IsUnsolvedGoals => message.Text.Contains("unsolved goals", StringComparison.OrdinalIgnoreCase);

        public bool IsNoGoals => message.Text.Contains("no goals to be solved", StringComparison.OrdinalIgnoreCase);

        public bool IsMissingBlock => message.Text.Contains("expected '{' or indented tactic sequence", StringComparison.OrdinalIgnoreCase);

        public bool IsEndOfInput => message.Text.Contains("unexpected end of input; expected", StringComparison.OrdinalIgnoreCase);
    }
}
