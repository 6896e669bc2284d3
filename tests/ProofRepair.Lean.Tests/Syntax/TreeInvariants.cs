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
        NestItems(tree.Locals, tree.Span, tree.Body.Span.End);
    }

    private static void Nests(ProofBlock block, TextSpan outer)
    {
        Assert.True(outer.Contains(block.Span), $"{block.Role} {block.Span} leaves {outer}");
        Assert.True(block.Opener.End <= block.Span.Start);
        NestItems(block.Items, block.Span, block.Span.Start);
    }

    private static void NestItems(IEnumerable<ProofItem> items, TextSpan outer, int position)
    {
        foreach (var item in items)
        {
            Assert.True(item.Span.Start >= position && item.Span.End <= outer.End && item.Span.Length > 0);
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
