using System.Collections.Immutable;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Syntax;

/// <summary>Tactics that hold tactics.</summary>
internal sealed partial class BlockParser
{
    private void Tactic(BlockContext context, ImmutableArray<ProofBlock>.Builder blocks)
    {
        var start = _at;
        var head = tokens.TextOf(start);
        if (head == "·" || (head == "." && tokens.IsSpacedAfter(start)))
        {
            _at++;
            blocks.Add(Nested(BlockRole.Bullet, context, strict: true));
        }
        else if (head is "(" or "{" && tokens.Match(start) is var close and > 0 && close < context.Limit)
        {
            Group(close, context, blocks);
        }
        else if (TacticVocabulary.IsSwallowing(head) || TacticVocabulary.IsTransparent(head))
        {
            Combinator(head, context, blocks);
        }
        else if (head == "first" || (head == "solve" && tokens.IsSeparatorBar(start + 1)))
        {
            _at++;
            Choices(start, context, blocks);
        }
        else if (TacticVocabulary.IsArrowBlock(head) || TacticVocabulary.IsConv(head))
        {
            ArrowBlock(start, head, context, blocks);
        }
        else if (head is "open" or "set_option")
        {
            ScopedTactic(start, context, blocks);
        }
        else if (head == "if")
        {
            Branches(start, context, blocks);
        }

        if (_at == start || (_at < context.Limit && !tokens.Is(_at, "<;>")))
        {
            Scan(start, context, head, blocks);
        }
    }

    private void Combinator(string head, BlockContext context, ImmutableArray<ProofBlock>.Builder blocks)
    {
        _at++;
        if (head is "iterate" or "on_goal" && _at < context.Limit && tokens.Tokens[_at].Kind == LeanTokenKind.Numeral)
        {
            _at++;
        }

        var transparent = TacticVocabulary.IsTransparent(head);
        blocks.Add(Nested(BlockRole.Combinator, context with { Recovers = context.Recovers && transparent }, strict: false));
    }

    private void Group(int close, BlockContext context, ImmutableArray<ProofBlock>.Builder blocks)
    {
        var opener = tokens.Tokens[_at].Span;
        var recovers = context.Recovers && tokens.Is(_at, "{"); // which must close its goal; `( … )` passes on what fails
        _at++;
        var first = _at;
        var inner = new BlockContext(close, Recovers: context.Recovers, Depth: context.Depth);
        var items = ImmutableArray.CreateBuilder<ProofItem>();
        while (_at < close)
        {
            items.AddRange(Sequence(inner));
        }

        if (items.Count > 0 || recovers)
        {
            var span = items.Count > 0 ? TextSpan.FromBounds(items[0].Span.Start, items[^1].Span.End) : new TextSpan(opener.End, 0);
            blocks.Add(new ProofBlock(BlockRole.Group, false, opener, span, tokens.Column(first), recovers, items.DrainToImmutable()));
        }

        _at = close + 1;
    }

    private void Choices(int start, BlockContext context, ImmutableArray<ProofBlock>.Builder blocks)
    {
        while (_at < context.Limit && tokens.IsSeparatorBar(_at) && !IsOuterBar(context, tokens.Column(start)))
        {
            var inner = context with
            {
                BarColumn = tokens.IsFirstOnLine(_at) ? tokens.Column(_at) : context.BarColumn,
                BarLine = tokens.Line(_at),
                Recovers = false,
            };
            _at++;
            blocks.Add(Nested(BlockRole.Choice, inner, strict: false));
        }
    }

    private bool IsOuterBar(BlockContext context, int column) =>
        tokens.IsFirstOnLine(_at) && (tokens.Column(_at) < column || tokens.Column(_at) <= context.BarColumn);

    private void ArrowBlock(int start, string head, BlockContext context, ImmutableArray<ProofBlock>.Builder blocks)
    {
        if (!SkipTo("=>", start, context))
        {
            return;
        }

        var isConv = TacticVocabulary.IsConv(head);
        var recovers = context.Recovers && !isConv && head is "case" or "case'" or "next";
        blocks.Add(Nested(isConv ? BlockRole.Conv : BlockRole.Case, context with { Recovers = recovers }, strict: false));
    }

    private void ScopedTactic(int start, BlockContext context, ImmutableArray<ProofBlock>.Builder blocks)
    {
        if (SkipTo("in", start, context))
        {
            blocks.Add(Nested(BlockRole.Combinator, context, strict: false));
        }
    }

    private void Branches(int start, BlockContext context, ImmutableArray<ProofBlock>.Builder blocks)
    {
        if (!SkipTo("then", start, context))
        {
            return;
        }

        blocks.Add(Nested(BlockRole.Branch, context with { StopsAtElse = true }, strict: false));
        if (_at < context.Limit && tokens.Is(_at, "else"))
        {
            _at++;
            blocks.Add(Nested(BlockRole.Branch, context, strict: false));
        }
    }

    /// <summary>Moves past the first such token of this item; else stays.</summary>
    private bool SkipTo(string word, int start, BlockContext context)
    {
        var from = _at;
        var level = tokens.Enclosing(start);
        var pending = default(PendingWords);
        for (; _at < context.Limit; _at++)
        {
            if (tokens.Enclosing(_at) != level)
            {
                continue;
            }

            if (tokens.Is(_at, word))
            {
                _at++;
                return true;
            }

            if (_at > start && Stops(start, context, "", ref pending))
            {
                break;
            }
        }

        _at = from;
        return false;
    }

    /// <summary>The block that begins at this token, after its opener. Where its first token stands too far left it is empty.</summary>
    private ProofBlock Nested(BlockRole role, BlockContext context, bool strict)
    {
        var opener = tokens.Tokens[_at - 1].Span;
        var isRecoveryPoint = context.Recovers && role is not (BlockRole.Choice or BlockRole.Conv);
        if (_at >= context.Limit || !MayBegin(context, strict))
        {
            _afterEmptyBlock = _at;
            return new ProofBlock(role, false, opener, new TextSpan(opener.End, 0), tokens.Column(_at - 1) + 2, isRecoveryPoint, []);
        }

        var column = tokens.Column(_at);
        var items = Sequence(context);
        return new ProofBlock(
            role, false, opener, TextSpan.FromBounds(items[0].Span.Start, items[^1].Span.End), column, isRecoveryPoint, items);
    }

    private bool MayBegin(BlockContext context, bool strict)
    {
        var word = tokens.TextOf(_at);
        if (word is ";" or "<;>" or ")" or "]" or "}" or "⟩" || (word is "," && context.StopsAtComma) || (word is "else" && context.StopsAtElse)
            || tokens.IsSeparatorBar(_at) || TacticVocabulary.EndsBlock(word))
        {
            return false;
        }

        return !tokens.IsFirstOnLine(_at) || (strict ? tokens.Column(_at) > context.Column : tokens.Column(_at) >= context.Column);
    }
}
