using System.Collections.Immutable;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Syntax;

/// <summary>Sequences of tactics and where their items end.</summary>
internal sealed partial class BlockParser(TokenStream tokens)
{
    // Far deeper than any proof, far shallower than the stack.
    private const int DeepestBlock = 200;

    private int _at;

    // Behind `by` without a tactic nothing goes on.
    private int _afterEmptyBlock = -1;

    public ProofBlock TacticBody(int first)
    {
        _at = first;
        var items = ImmutableArray.CreateBuilder<ProofItem>();
        var column = first < tokens.Count ? tokens.Column(first) : 0;
        var context = new BlockContext(tokens.Count);
        while (_at < tokens.Count && !TacticVocabulary.EndsBlock(tokens.TextOf(_at)))
        {
            items.AddRange(Sequence(context)); // a wrongly indented rest is still part of the body
        }

        var opener = first > 0 ? tokens.Tokens[first - 1].Span : new TextSpan(tokens.Part.Start, 0);
        var span = items.Count > 0 ? TextSpan.FromBounds(items[0].Span.Start, items[^1].Span.End) : new TextSpan(opener.End, 0);
        return new ProofBlock(BlockRole.Body, false, opener, span, column, true, items.DrainToImmutable());
    }

    public ProofBlock TermBody()
    {
        _at = 0;
        var blocks = ImmutableArray.CreateBuilder<ProofBlock>();
        while (_at < tokens.Count && (_at == 0 || !TacticVocabulary.EndsBlock(tokens.TextOf(_at))))
        {
            Scan(_at, new BlockContext(tokens.Count), "", blocks);
        }

        var span = tokens.SpanOf(0, _at);
        ImmutableArray<ProofItem> items = tokens.Count == 0 ? [] : [new ProofItem(span, tokens.TextOf(0), blocks.DrainToImmutable())];
        return new ProofBlock(
            BlockRole.Body, true, new TextSpan(tokens.Part.Start, 0), span, tokens.Count > 0 ? tokens.Column(0) : 0, true, items);
    }

    private ImmutableArray<ProofItem> Sequence(BlockContext outer)
    {
        var context = outer with { Column = tokens.Column(_at), Depth = outer.Depth + 1 };
        var items = ImmutableArray.CreateBuilder<ProofItem>();
        if (context.Depth > DeepestBlock)
        {
            var from = _at;
            _at = context.Limit;
            return [new ProofItem(tokens.SpanOf(from, _at), tokens.TextOf(from), [])];
        }

        while (true)
        {
            items.Add(Item(context));
            while (_at < context.Limit && tokens.Is(_at, ";"))
            {
                _at++;
            }

            if (_at >= context.Limit || EndsSequence(context))
            {
                return items.DrainToImmutable();
            }
        }
    }

    private bool EndsSequence(BlockContext context)
    {
        var word = tokens.TextOf(_at);
        if (word is "_" || TacticVocabulary.EndsBlock(word) || (word is "," && context.StopsAtComma) || (word is "else" && context.StopsAtElse))
        {
            return true;
        }

        if (tokens.IsSeparatorBar(_at))
        {
            return true;
        }

        return tokens.IsFirstOnLine(_at) ? tokens.Column(_at) != context.Column : !tokens.Is(_at - 1, ";");
    }

    private ProofItem Item(BlockContext context)
    {
        var start = _at;
        var operands = new List<(int From, int To, ImmutableArray<ProofBlock> Blocks)>();
        while (true)
        {
            var from = _at;
            var blocks = ImmutableArray.CreateBuilder<ProofBlock>();
            Tactic(context, blocks);
            operands.Add((from, _at, blocks.DrainToImmutable()));
            if (_at >= context.Limit || !tokens.Is(_at, "<;>"))
            {
                break;
            }

            _at++;
            if (_at >= context.Limit)
            {
                break;
            }
        }

        var span = tokens.SpanOf(start, _at);
        return new ProofItem(span, tokens.TextOf(start), operands.Count == 1 ? operands[0].Blocks : Chain(operands));
    }

    private ImmutableArray<ProofBlock> Chain(List<(int From, int To, ImmutableArray<ProofBlock> Blocks)> operands)
    {
        var sides = ImmutableArray.CreateBuilder<ProofBlock>(operands.Count);
        foreach (var (from, to, blocks) in operands)
        {
            var span = tokens.SpanOf(from, to);
            var opener = from > 0 && tokens.Is(from - 1, "<;>") ? tokens.Tokens[from - 1].Span : new TextSpan(span.Start, 0);
            var item = new ProofItem(span, tokens.TextOf(from), WithoutRecovery(blocks));
            sides.Add(new ProofBlock(BlockRole.Operand, false, opener, span, tokens.Column(from), false, [item]));
        }

        return sides.DrainToImmutable();
    }

    private static ImmutableArray<ProofBlock> WithoutRecovery(ImmutableArray<ProofBlock> blocks) =>
    [
        .. blocks.Select(b => b with
        {
            IsRecoveryPoint = false,
            Items = [.. b.Items.Select(i => i with { Blocks = WithoutRecovery(i.Blocks) })],
        }),
    ];

    /// <summary>Whether the token ends an item that began at <paramref name="start"/>; only tokens outside the item's brackets are asked.</summary>
    private bool Stops(int start, BlockContext context, string head, ref PendingWords pending)
    {
        var i = _at;
        switch (tokens.TextOf(i))
        {
            case "<;>" or "where":
                return true;
            case ";":
                return !Take(ref pending.Lets);
            case ",":
                return !Take(ref pending.Binders) && context.StopsAtComma && !TacticVocabulary.HasCommas(head);
            case "else":
                return !Take(ref pending.Thens) && context.StopsAtElse;
            case "|" when tokens.IsSeparatorBar(i):
                return tokens.IsFirstOnLine(i)
                    ? tokens.Column(i) < context.Column || tokens.Column(i) <= context.BarColumn
                    : context.BarLine == tokens.Line(i) && !pending.OwnsBars && !TacticVocabulary.HasPatterns(head);
        }

        if (context.Column < 0 || !tokens.IsFirstOnLine(i) || tokens.Column(i) > context.Column)
        {
            return false;
        }

        return !TacticVocabulary.Continues(tokens.Tokens[i], tokens.Text) && !(i > start && i != _afterEmptyBlock && LeavesOpen(i - 1));
    }

    private static bool Take(ref int count)
    {
        var taken = count > 0;
        count -= taken ? 1 : 0;
        return taken;
    }

    private bool LeavesOpen(int i) =>
        TacticVocabulary.ExpectsMore(tokens.TextOf(i))
        && !(tokens.Is(i, "*") && tokens.Is(i - 1, "at"))
        && !(tokens.Is(i, "|") && !tokens.IsSeparatorBar(i));
}
