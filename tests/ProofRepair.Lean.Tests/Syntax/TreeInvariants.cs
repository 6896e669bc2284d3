using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using Xunit;

namespace ProofRepair.Lean.Tests.Syntax;

internal static class TreeInvariants
{
    public static void Hold(ProofTree tree)
    {
        Assert.Equal(tree.Span.In(tree.Text), string.Concat(tree.Fragments().Select(f => f.In(tree.Text))));
        Nests(tree.Body, tree.Span);
    }

    private static void Nests(ProofBlock block, TextSpan outer)
    {
        Assert.True(outer.Contains(block.Span), $"{block.Role} {block.Span} leaves {outer}");
        Assert.True(block.Opener.End <= block.Span.Start);
        var position = block.Span.Start;
        foreach (var item in block.Items)
        {
            Assert.True(item.Span.Start >= position && item.Span.End <= block.Span.End && item.Span.Length > 0);
            var inner = item.Span.Start;
            foreach (var child in item.Blocks)
            {
                Assert.True(child.Span.Start >= inner);
                Nests(child, item.Span);
                inner = child.Span.End;
            }

            position = item.Span.End;
        }
    }
}
