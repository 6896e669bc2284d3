using ProofRepair.Lean.Syntax;
using Xunit;

namespace ProofRepair.Lean.Tests.Syntax;

public sealed class RecordedProofTests
{
    [Fact]
    public void Recorded_proofs_have_well_formed_trees()
    {
        var blocks = 0;
        foreach (var (statement, proof) in RecordedProofs.Take(300))
        {
            var text = statement + " := by\n  " + proof;
            var parts = StatementSplitter.SplitAt(text);
            Assert.NotNull(parts);
            Assert.Equal(statement.TrimEnd().Length, parts.Statement.End);
            var tree = TacticParser.Parse(text, parts.Body);
            TreeInvariants.Hold(tree);
            blocks += tree.AllBlocks().Count();
        }

        Assert.True(blocks > 1000, $"{blocks} blocks");
    }
}
