using System.Collections.Immutable;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Syntax;

public enum BlockRole
{
    /// <summary>The body of the declaration.</summary>
    Body,
    By,
    Bullet,

    /// <summary><c>case x =></c>, <c>next =></c>, <c>on_goal n =></c>.</summary>
    Case,

    /// <summary>The right-hand side of <c>| alt =></c> under <c>induction</c>, <c>cases</c> or a tactic <c>match</c>.</summary>
    Alternative,

    /// <summary>The <c>then</c> or <c>else</c> of a tactic <c>if</c>.</summary>
    Branch,

    /// <summary>A term after <c>:=</c> of a <c>have</c> and its kin that states its type, or after <c>from</c> of a <c>suffices</c>.</summary>
    Value,

    /// <summary>A term after <c>:=</c> of a <c>calc</c> step.</summary>
    CalcStep,

    /// <summary>A side of <c>&lt;;></c>.</summary>
    Operand,

    /// <summary>One of <c>first | a | b</c>.</summary>
    Choice,

    /// <summary>What <c>try</c>, <c>repeat</c>, <c>all_goals</c>, <c>classical</c>… run.</summary>
    Combinator,

    /// <summary><c>( … )</c> or <c>{ … }</c> around tactics. Lean reports what <c>{ … }</c> leaves unsolved at its end.</summary>
    Group,
    Conv,
}

/// <summary>
/// A sequence of tactics, or one term, inside a proof. <paramref name="Span"/> is the content, <paramref name="Opener"/> the token after which it
/// stands (<c>by</c>, <c>·</c>, <c>=></c>, <c>:=</c>), where Lean reports its unsolved goals; <paramref name="Column"/> is where its items stand.
/// At a recovery point Lean admits what failed inside and goes on after it.
/// </summary>
public sealed record ProofBlock(
    BlockRole Role,
    bool IsTerm,
    TextSpan Opener,
    TextSpan Span,
    int Column,
    bool IsRecoveryPoint,
    ImmutableArray<ProofItem> Items);

/// <summary>One tactic with all that belongs to it, or the term of a term block. Its blocks are ordered and disjoint.</summary>
public sealed record ProofItem(TextSpan Span, string Head, ImmutableArray<ProofBlock> Blocks);

/// <summary>The blocks of one body inside <paramref name="Text"/>; all offsets are into that text.</summary>
public sealed record ProofTree(string Text, TextSpan Span, ProofBlock Body)
{
    /// <summary>What the body's <c>where</c> declares, each with the blocks of its proof.</summary>
    public ImmutableArray<ProofItem> Locals { get; init; } = [];

    /// <summary>The blocks around an offset, from the smallest to the body, or to the proof of the local declaration that holds the offset.</summary>
    public ImmutableArray<ProofBlock> BlocksEnclosing(int offset)
    {
        var chain = ImmutableArray.CreateBuilder<ProofBlock>();
        for (var block = LocalBlocks.FirstOrDefault(b => Holds(b.Span, offset)) ?? Body; block is not null;)
        {
            chain.Add(block);
            block = block.Items.SelectMany(i => i.Blocks).FirstOrDefault(b => Holds(b.Span, offset));
        }

        chain.Reverse();
        return chain.DrainToImmutable();
    }

    /// <summary>The smallest item at an offset; between two items, the one before.</summary>
    public ProofItem? ItemAt(int offset) => ItemIn(BlocksEnclosing(offset)[0], offset) is var k and >= 0
        ? BlocksEnclosing(offset)[0].Items[k]
        : null;

    /// <summary>The index of the last item of a block that begins at or before an offset; -1 when there is none.</summary>
    public static int ItemIn(ProofBlock block, int offset)
    {
        var index = -1;
        for (var i = 0; i < block.Items.Length && block.Items[i].Span.Start <= offset; i++)
        {
            index = i;
        }

        return index;
    }

    /// <summary>The blocks that enclose this one, from the nearest to the outermost.</summary>
    public ImmutableArray<ProofBlock> Ancestors(ProofBlock block)
    {
        var chain = LocalBlocks.Prepend(Body).Select(root => PathTo(root, block)).FirstOrDefault(path => path is not null);
        return chain is null ? [] : [.. chain.Skip(1)];
    }

    public ProofBlock? BlockOpenedAt(int offset) => AllBlocks().LastOrDefault(b => Holds(b.Opener, offset) && b.Opener.Length > 0);

    public IEnumerable<ProofBlock> AllBlocks() => LocalBlocks.Prepend(Body).SelectMany(Below);

    private IEnumerable<ProofBlock> LocalBlocks => Locals.SelectMany(l => l.Blocks);

    /// <summary>Spans that follow each other without a gap and cover the body: what each node holds besides its children.</summary>
    public IEnumerable<TextSpan> Fragments()
    {
        var position = Span.Start;
        foreach (var edge in Edges(Body).Concat(Locals.SelectMany(EdgesOf)))
        {
            yield return TextSpan.FromBounds(position, edge);
            position = edge;
        }

        yield return TextSpan.FromBounds(position, Span.End);
    }

    private static bool Holds(TextSpan span, int offset) => span.Contains(offset) || (span.Length == 0 && span.Start == offset);

    private static IEnumerable<ProofBlock> Below(ProofBlock block) =>
        block.Items.SelectMany(i => i.Blocks).SelectMany(Below).Prepend(block);

    private static IEnumerable<int> Edges(ProofBlock block)
    {
        yield return block.Span.Start;
        foreach (var edge in block.Items.SelectMany(EdgesOf))
        {
            yield return edge;
        }

        yield return block.Span.End;
    }

    private static IEnumerable<int> EdgesOf(ProofItem item) => item.Blocks.SelectMany(Edges).Prepend(item.Span.Start).Append(item.Span.End);

    private static List<ProofBlock>? PathTo(ProofBlock from, ProofBlock target)
    {
        if (ReferenceEquals(from, target))
        {
            return [from];
        }

        foreach (var child in from.Items.SelectMany(i => i.Blocks).Where(b => b.Span.Contains(target.Span)))
        {
            if (PathTo(child, target) is { } path)
            {
                path.Add(from);
                return path;
            }
        }

        return null;
    }
}
