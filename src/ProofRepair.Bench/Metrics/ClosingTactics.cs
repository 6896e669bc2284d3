using System.Collections.Immutable;
using ProofRepair.Lean.Syntax;

namespace ProofRepair.Bench.Metrics;

/// <summary>The tactics that close the blocks of a proof: the last of each sequence, or, where that only holds other blocks, the last of those.</summary>
public static class ClosingTactics
{
    /// <summary>A block that is a term: <c>:= h</c>.</summary>
    public const string Term = "(term)";

    /// <summary>
    /// One entry for each block that is closed, in the order of the text. Under <c>&lt;;></c> the last side counts. Of <c>first</c> it is not known which choice
    /// closed the goal, so <c>first</c> itself stands for them.
    /// </summary>
    /// <param name="body">What stands after <c>:=</c>: <c>by …</c>, or a term.</param>
    public static ImmutableArray<string> Of(string body) => [.. Below(TacticParser.Parse(body).Body)];

    private static IEnumerable<string> Below(ProofBlock block)
    {
        if (block.Role == BlockRole.Conv || block.Items.IsEmpty)
        {
            return [];
        }

        var last = block.IsTerm ? block.Items.Length - 1 : LastThatDoes(block);
        return block.Items
            .SelectMany((item, i) => BlocksThatClose(item).SelectMany(Below).Concat(i == last ? Own(block, item) : []));
    }

    /// <summary><c>done</c> closes nothing.</summary>
    private static int LastThatDoes(ProofBlock block)
    {
        var last = block.Items.Length - 1;
        while (last > 0 && block.Items[last].Head == "done")
        {
            last--;
        }

        return last;
    }

    private static IEnumerable<ProofBlock> BlocksThatClose(ProofItem item) => item.Head == "first" && item.Blocks.All(b => b.Role == BlockRole.Choice)
        ? []
        : item.Blocks.Where((b, i) => b.Role != BlockRole.Operand || i == item.Blocks.Length - 1);

    private static IEnumerable<string> Own(ProofBlock block, ProofItem item) =>
        item.Blocks.Any(b => ClosesForItsItem(b, item.Head)) ? [] : [block.IsTerm ? Term : item.Head];

    /// <summary>Whether the goal of the item is the block's to close.</summary>
    private static bool ClosesForItsItem(ProofBlock block, string head) => block.Role switch
    {
        BlockRole.Bullet or BlockRole.Case or BlockRole.Alternative or BlockRole.Branch or BlockRole.Operand or BlockRole.Combinator or BlockRole.Group => true,
        BlockRole.By or BlockRole.CalcStep => head is "calc" or "show" or "suffices",
        _ => false,
    };
}
