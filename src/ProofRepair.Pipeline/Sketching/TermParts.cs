using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Sketching;

/// <summary>
/// Parts of a term that can be given up while the rest stays: components of <c>⟨…, …⟩</c>, and what stands after <c>=></c>, <c>:=</c>, <c>from</c>,
/// <c>then</c> and <c>else</c>, up to where Lean's reading of it ends.
/// </summary>
internal sealed class TermParts
{
    private readonly TokenStream _tokens;
    private readonly ProofItem _item;
    private readonly int _first;
    private readonly int _end;

    private TermParts(TokenStream tokens, ProofItem item)
    {
        _tokens = tokens;
        _item = item;
        _first = tokens.IndexAt(item.Span.Start);
        _end = tokens.IndexAt(item.Span.End - 1) + 1;
    }

    /// <summary>The parts of this item that hold the span, the smallest first; <paramref name="isTactic"/>: of the terms that the tactic is given.</summary>
    public static IEnumerable<TextSpan> Around(TokenStream tokens, ProofItem item, bool isTactic, TextSpan fault)
    {
        var parts = new TermParts(tokens, item);
        var from = isTactic ? parts.ArgumentOf() : parts._first;
        return from is { } start && fault.Start >= tokens.Tokens[start].Start && !(isTactic && parts.FailsBesideHole(fault))
            ? parts.Around(start, tokens.IndexAt(fault.Start)).Where(p => p.Contains(fault))
            : [];
    }

    /// <summary>Where a term begins that is a proof: what stands before it are patterns and statements, of which nothing may be left open.</summary>
    private int? ArgumentOf()
    {
        switch (_item.Head)
        {
            case "exact" or "exacts" or "refine" or "refine'" or "apply" or "exact_mod_cast":
                return _first + 1 < _end ? _first + 1 : null;
            case "have" or "haveI" or "replace" or "obtain":
                var assigned = Enumerable.Range(_first, _end - _first).FirstOrDefault(i => _tokens.Is(i, ":=") && _tokens.Enclosing(i) == _tokens.Enclosing(_first), -1);
                return assigned >= 0 && assigned + 1 < _end ? assigned + 1 : null;
            default:
                return null;
        }
    }

    /// <summary>With one part open the step fails in another: a witness, most often, of which that one proves something.</summary>
    private bool FailsBesideHole(TextSpan fault) =>
        !_tokens.Is(_tokens.IndexAt(fault.Start), "sorry") && Enumerable.Range(_first, _end - _first).Any(i => _tokens.Is(i, "sorry") && !IsInBlock(i));

    private IEnumerable<TextSpan> Around(int first, int fault)
    {
        var level = _tokens.Enclosing(fault);
        for (var i = fault - 1; i >= first; i--)
        {
            var part = default(TextSpan);
            if (i == level)
            {
                part = _tokens.Is(i, "⟨") ? ComponentOf(i, fault) : default;
                level = _tokens.Enclosing(i);
            }
            else if (_tokens.Enclosing(i) == level && !IsInBlock(i) && _tokens.TextOf(i) is "=>" or "↦" or ":=" or "from" or "then" or "else")
            {
                part = Part(i + 1, EndAfter(i));
            }

            if (part.Length > 0 && part.End > _tokens.Tokens[fault].Start)
            {
                yield return part;
            }
        }
    }

    private TextSpan ComponentOf(int bracket, int fault)
    {
        var from = bracket + 1;
        var binders = 0;
        for (var i = from; i < _tokens.Match(bracket); i++)
        {
            if (_tokens.Enclosing(i) != bracket || IsInBlock(i))
            {
                continue;
            }

            binders += IsBinder(i) ? 1 : 0;
            if (_tokens.Is(i, ",") && binders-- <= 0)
            {
                if (i > fault)
                {
                    return Part(from, i);
                }

                (from, binders) = (i + 1, 0);
            }
        }

        return Part(from, _tokens.Match(bracket));
    }

    /// <summary>The first token that the term after this opener does not reach.</summary>
    private int EndAfter(int opener)
    {
        var level = _tokens.Enclosing(opener);
        var limit = level >= 0 ? Math.Min(_end, _tokens.Match(level)) : _end;
        var column = ColumnOfStatement(opener, level);
        var (binders, thens) = (0, 0);
        for (var i = opener + 1; i < limit; i++)
        {
            if (_tokens.Enclosing(i) != level || IsInBlock(i))
            {
                continue;
            }

            binders += IsBinder(i) ? 1 : 0;
            thens += _tokens.Is(i, "then") ? 1 : 0;
            if (_tokens.Is(i, ";") || _tokens.IsSeparatorBar(i) || (_tokens.Is(i, ",") && binders-- <= 0) || (_tokens.Is(i, "else") && thens-- <= 0)
                || (i > opener + 1 && _tokens.IsFirstOnLine(i) && _tokens.Column(i) <= column))
            {
                return i;
            }
        }

        return limit;
    }

    /// <summary>The column of the <c>have</c> around an opener: a line that does not stand right of it is no longer its value.</summary>
    private int ColumnOfStatement(int opener, int level)
    {
        for (var i = opener - 1; i >= _first; i--)
        {
            if (_tokens.Enclosing(i) == level && _tokens.TextOf(i) is "have" or "let" or "suffices" or "show" or "haveI" or "letI")
            {
                return _tokens.Column(i);
            }
        }

        return -1;
    }

    private bool IsBinder(int i) => _tokens.TextOf(i) is "∀" or "∃" or "∃!" or "∑" or "∏";

    private bool IsInBlock(int i) => _item.Blocks.Any(b => b.Span.Contains(_tokens.Tokens[i].Start));

    private TextSpan Part(int from, int to) => from < to ? _tokens.SpanOf(from, to) : default;
}
