using System.Collections.Immutable;
using System.Numerics;
using ProofRepair.Pipeline.Goals;

namespace ProofRepair.Pipeline.Terms;

/// <summary>An operator-precedence parser over the tokens of a printed term, with core Lean's precedences.</summary>
public sealed class TermParser
{
    private const int MaxDepth = 200;
    private const int UnaryMinus = 75;

    // Precedence and, for an operator that associates to the right or not at all, the least precedence of its right argument.
    private static readonly Dictionary<string, (int Level, int Right)> Operators = new(StringComparer.Ordinal)
    {
        ["↔"] = (20, 21), ["→"] = (25, 25), ["∨"] = (30, 30), ["∧"] = (35, 35),
        ["="] = (50, 51), ["≠"] = (50, 51), ["<"] = (50, 51), ["≤"] = (50, 51), [">"] = (50, 51), ["≥"] = (50, 51), ["∣"] = (50, 51), ["∈"] = (50, 51),
        ["+"] = (65, 66), ["-"] = (65, 66), ["*"] = (70, 71), ["/"] = (70, 71), ["%"] = (70, 71), ["\\"] = (70, 71), ["^"] = (75, 75),
    };

    private readonly List<LeanToken> _tokens;
    private int _at;
    private int _depth;

    private TermParser(List<LeanToken> tokens) => _tokens = tokens;

    /// <summary>The term, or <see cref="Opaque"/> where the text goes beyond this grammar.</summary>
    public static Term Parse(string text)
    {
        var parser = new TermParser(LeanTokens.Split(text));
        return parser.Expression(0) is { } term && parser._at == parser._tokens.Count ? term : new Opaque(text);
    }

    private string? Peek => _at < _tokens.Count ? _tokens[_at].Text : null;

    private bool Take(string text)
    {
        if (Peek != text)
        {
            return false;
        }

        _at++;
        return true;
    }

    private Term? Expression(int least)
    {
        if (++_depth > MaxDepth)
        {
            return null;
        }

        var left = Prefix();
        for (var links = 0; left is not null && Peek is { } symbol && Operators.TryGetValue(symbol, out var op) && op.Level >= least; links++)
        {
            // A chain is as deep to the left as it is long.
            if (links > MaxDepth)
            {
                return null;
            }

            _at++;
            left = Expression(op.Right) is { } right ? new Binary(symbol, left, right) : null;
        }

        _depth--;
        return left;
    }

    private Term? Prefix()
    {
        switch (Peek)
        {
            case "∀" or "∃" or "fun":
                return Quantifier();
            case "¬":
                _at++;
                return Expression(40) is { } negated ? new Unary("¬", negated) : null;
            case "-":
                _at++;
                return Expression(UnaryMinus) is { } opposite ? new Unary("-", opposite) : null;
            default:
                return Applied();
        }
    }

    private Quantified? Quantifier()
    {
        var quantifier = _tokens[_at++].Text;
        var end = quantifier == "fun" ? "=>" : ",";
        var binders = ImmutableArray.CreateBuilder<Binder>();
        while (Peek is not null && Peek != end)
        {
            if (Take("("))
            {
                var names = new List<string>();
                while (_at < _tokens.Count && _tokens[_at].IsName)
                {
                    names.Add(_tokens[_at++].Text);
                }

                if (!Take(":") || TypeUntilClose() is not { } type)
                {
                    return null;
                }

                binders.AddRange(names.Select(n => new Binder(n, type)));
            }
            else if (_tokens[_at].IsName)
            {
                binders.Add(new Binder(_tokens[_at++].Text, null));
            }
            else
            {
                return null;
            }
        }

        return binders.Count > 0 && Take(end) && Expression(0) is { } body ? new Quantified(quantifier, binders.ToImmutable(), body) : null;
    }

    private string? TypeUntilClose()
    {
        var start = _at;
        for (var depth = 0; _at < _tokens.Count; _at++)
        {
            if (Peek == "(")
            {
                depth++;
            }
            else if (Peek == ")" && depth-- == 0)
            {
                var type = string.Join(' ', _tokens.Skip(start).Take(_at - start).Select(t => t.Text));
                _at++;
                return type;
            }
        }

        return null;
    }

    private Term? Applied()
    {
        if (Atom() is not { } head)
        {
            return null;
        }

        var arguments = ImmutableArray.CreateBuilder<Term>();
        while (head is Name or Projection && StartsAtom())
        {
            if ((Peek == "fun" ? Quantifier() : Atom()) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
        }

        return arguments.Count == 0 ? head : new Application(head, arguments.ToImmutable());
    }

    private bool StartsAtom() => Peek is "(" or "{" or "↑" || (_at < _tokens.Count && (_tokens[_at].IsName || char.IsAsciiDigit(_tokens[_at].Text[0])));

    private string? Field()
    {
        if (Peek != "." || _at + 1 >= _tokens.Count || !LeanTokens.IsNameStart(_tokens[_at + 1].Text, 0))
        {
            return null;
        }

        _at += 2;
        return _tokens[_at - 1].Text;
    }

    /// <summary><c>{a, b}</c> behind its opening brace; a set given by a condition is printed as <c>setOf fun x => …</c> in core Lean.</summary>
    private Application? Elements()
    {
        var elements = ImmutableArray.CreateBuilder<Term>();
        do
        {
            if (Expression(0) is not { } element)
            {
                return null;
            }

            elements.Add(element);
        }
        while (Take(","));
        return Take("}") ? new Application(new Name(Term.Braces), elements.ToImmutable()) : null;
    }

    private Term? Atom()
    {
        Term? atom = null;
        if (Take("↑"))
        {
            if (++_depth > MaxDepth)
            {
                return null;
            }

            var cast = Atom();
            _depth--;
            return cast is null ? null : new Unary("↑", cast);
        }

        if (Take("("))
        {
            atom = Expression(0);
            if (atom is not null && Take(":"))
            {
                return TypeUntilClose() is null ? null : atom;
            }

            if (!Take(")"))
            {
                return null;
            }
        }
        else if (Take("{"))
        {
            atom = Elements();
        }
        else if (_at < _tokens.Count && _tokens[_at].IsName)
        {
            // By Lean's convention a namespace begins with a capital letter, and a local name does not.
            var name = _tokens[_at++].Text;
            while (char.IsUpper(name[0]) && Field() is { } part)
            {
                name += "." + part;
            }

            atom = new Name(name);
        }
        else if (Peek is { } digits && BigInteger.TryParse(digits, out var value))
        {
            _at++;
            atom = new Numeral(value);
        }

        while (atom is not null && Field() is { } field)
        {
            atom = new Projection(atom, field);
        }

        while (atom is not null && Peek is "!" or "⁻")
        {
            var inverse = Peek == "⁻";
            _at += inverse ? 2 : 1;
            atom = new Unary(inverse ? "⁻¹" : "!", atom!);
        }

        return atom;
    }
}
