using System.Collections.Immutable;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Syntax;

/// <summary>Terms, and the tactics inside them.</summary>
internal sealed partial class BlockParser
{
    /// <summary>Reads on to the end of the item that began at <paramref name="start"/>, and finds the blocks in it.</summary>
    private void Scan(int start, BlockContext context, string head, ImmutableArray<ProofBlock>.Builder blocks)
    {
        var level = tokens.Enclosing(start);
        var pending = default(PendingWords);
        var hasType = false;
        for (var first = _at; _at < context.Limit;)
        {
            var word = tokens.TextOf(_at);
            var isOuter = tokens.Enclosing(_at) == level;
            if (isOuter && _at > start && Stops(start, context, head, ref pending))
            {
                return;
            }

            if (word == "by")
            {
                By(isOuter, pending.OwnsBars ? context with { BarLine = tokens.Line(_at) } : context, blocks);
            }
            else if (word == "calc")
            {
                Calc(isOuter, context, blocks);
            }
            else if (isOuter && OpensValue(word, head, hasType && pending.Lets <= 0) && !tokens.Is(_at + 1, "by"))
            {
                Value(BlockRole.Value, start, context, head, blocks);
            }
            else if (isOuter && word == "with" && TacticVocabulary.TakesAlternatives(head) && tokens.IsSeparatorBar(_at + 1))
            {
                _at++;
                Alternatives(context, blocks);
            }
            else
            {
                hasType |= isOuter && word == ":";
                if (isOuter && _at > first)
                {
                    Note(word, ref pending);
                }

                _at++;
            }
        }
    }

    private static bool OpensValue(string word, string head, bool hasType) => word switch
    {
        ":=" => hasType && TacticVocabulary.StatesType(head),
        "from" => head is "suffices",
        _ => false,
    };

    private void Note(string word, ref PendingWords pending)
    {
        switch (word)
        {
            case "∀" or "∃" or "∃!" or "∑" or "∏" or "∫" or "⋃" or "⋂" or "⨆" or "⨅" or "λ" or "Σ" or "Π" or "∑'" or "∏'" or "∃ᶠ" or "∀ᶠ":
                pending.Binders++;
                break;
            case "then":
                pending.Thens++;
                break;
            case "let" or "have":
                pending.Lets++;
                break;
            case "match":
                pending.OwnsBars = true;
                break;
            case "fun":
                pending.OwnsBars |= tokens.IsSeparatorBar(_at + 1);
                break;
        }
    }

    private void By(bool isOuter, BlockContext context, ImmutableArray<ProofBlock>.Builder blocks)
    {
        var inner = isOuter ? context : Bracketed(context);
        _at++;
        blocks.Add(Nested(BlockRole.By, inner, strict: true));
    }

    // Lean forgets the position inside brackets; a bar on the same line is an alternative of what the bracket holds.
    private BlockContext Bracketed(BlockContext context) => tokens.Enclosing(_at) < 0 ? context : new(
        Math.Min(context.Limit, tokens.Match(tokens.Enclosing(_at))),
        BarLine: tokens.Line(_at),
        StopsAtComma: true,
        Recovers: context.Recovers,
        Depth: context.Depth);

    private void Value(BlockRole role, int start, BlockContext context, string head, ImmutableArray<ProofBlock>.Builder blocks, Func<bool>? ends = null)
    {
        var opener = tokens.Tokens[_at].Span;
        _at++;
        if (_at >= context.Limit)
        {
            return;
        }

        var from = _at;
        var inner = ImmutableArray.CreateBuilder<ProofBlock>();
        ScanValue(start, context, head, inner, ends);
        if (_at > from)
        {
            var item = new ProofItem(tokens.SpanOf(from, _at), tokens.TextOf(from), inner.DrainToImmutable());
            blocks.Add(new ProofBlock(role, true, opener, item.Span, tokens.Column(from), context.Recovers, [item]));
        }
    }

    private void ScanValue(int start, BlockContext context, string head, ImmutableArray<ProofBlock>.Builder blocks, Func<bool>? ends)
    {
        var level = tokens.Enclosing(start);
        var pending = default(PendingWords);
        while (_at < context.Limit)
        {
            var isOuter = tokens.Enclosing(_at) == level;
            if (isOuter && (Stops(start, context, head, ref pending) || ends?.Invoke() == true))
            {
                return;
            }

            if (tokens.Is(_at, "by"))
            {
                By(isOuter, pending.OwnsBars ? context with { BarLine = tokens.Line(_at) } : context, blocks);
            }
            else if (tokens.Is(_at, "calc") && ends is null)
            {
                Calc(isOuter, context, blocks);
            }
            else
            {
                if (isOuter)
                {
                    Note(tokens.TextOf(_at), ref pending);
                }

                _at++;
            }
        }
    }

    private void Alternatives(BlockContext context, ImmutableArray<ProofBlock>.Builder blocks)
    {
        var column = tokens.IsFirstOnLine(_at) ? tokens.Column(_at) : -1;
        while (_at < context.Limit && tokens.IsSeparatorBar(_at))
        {
            var bar = _at;
            if (tokens.IsFirstOnLine(bar) && (tokens.Column(bar) < Math.Max(column, context.Column) || tokens.Column(bar) <= context.BarColumn))
            {
                return;
            }

            if (!SkipToArrow(context))
            {
                _at = bar + 1;
                return;
            }

            var inner = context with
            {
                Column = tokens.IsFirstOnLine(bar) ? tokens.Column(bar) : context.Column,
                BarColumn = tokens.IsFirstOnLine(bar) ? tokens.Column(bar) : context.BarColumn,
                BarLine = tokens.Line(bar),
            };
            blocks.Add(Nested(BlockRole.Alternative, inner, strict: false));
        }
    }

    private bool SkipToArrow(BlockContext context)
    {
        var level = tokens.Enclosing(_at);
        for (_at++; _at < context.Limit; _at++)
        {
            if (tokens.Enclosing(_at) != level)
            {
                continue;
            }

            if (tokens.Is(_at, "=>"))
            {
                _at++;
                return true;
            }

            if (tokens.Is(_at, ":=") || tokens.Is(_at, "by") || tokens.Is(_at, ";"))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Steps of <c>calc</c>: each but the first begins a line, with <c>_</c> or in the column of the steps.</summary>
    private void Calc(bool isOuter, BlockContext outer, ImmutableArray<ProofBlock>.Builder blocks)
    {
        var context = (isOuter ? outer : Bracketed(outer)) with { Depth = outer.Depth + 1 };
        _at++;
        if (_at >= context.Limit || context.Depth > DeepestBlock)
        {
            return;
        }

        var start = _at;
        var level = tokens.Enclosing(start);
        var column = tokens.IsFirstOnLine(start) ? tokens.Column(start) : -1;
        var step = start;
        var proved = false;
        var pending = default(PendingWords);
        while (_at < context.Limit)
        {
            var here = _at;
            var isLevel = tokens.Enclosing(here) == level;
            if (isLevel && here > step && BeginsStep(context, column, proved))
            {
                column = tokens.Column(here);
                step = here;
                proved = false;
                pending = default;
                _at++;
            }
            else if (isLevel && here > start && Stops(start, context, "calc", ref pending))
            {
                return;
            }
            else if (isLevel && tokens.Is(here, ":=") && !proved && !tokens.Is(here + 1, "by"))
            {
                proved = true;
                var stepColumn = column;
                Value(BlockRole.CalcStep, start, context, "calc", blocks, () => BeginsStep(context, stepColumn, proved: true));
            }
            else if (tokens.Is(here, "by"))
            {
                proved |= isLevel;
                By(isLevel, context, blocks);
            }
            else
            {
                if (isLevel)
                {
                    Note(tokens.TextOf(here), ref pending);
                }

                _at++;
            }
        }
    }

    private bool BeginsStep(BlockContext context, int column, bool proved)
    {
        if (!tokens.IsFirstOnLine(_at) || tokens.Column(_at) < context.Column)
        {
            return false;
        }

        return tokens.Is(_at, "_")
            ? column < 0 || tokens.Column(_at) <= column || !proved
            : proved && tokens.Column(_at) == column && tokens.Column(_at) > context.Column;
    }
}
