using ProofRepair.Bench.Text;

namespace ProofRepair.Bench.CorePort;

/// <summary>The reasons for which a statement is not ported. The first one found is reported.</summary>
internal static class PortRules
{
    public static PortResult.Refused? FirstRefusal(StatementShape shape, PortHeader header)
    {
        var hasField = shape.Tokens.Any(t => BodyPorter.IsField(t.Text));
        for (var i = 0; i < shape.Tokens.Count; i++)
        {
            var refusal = shape.Tokens[i].Kind switch
            {
                LeanTokenKind.Identifier => i == 1 && shape.BinderStart == 2 ? null : Name(shape, i, header),
                LeanTokenKind.Number => Number(shape, i, hasField),
                LeanTokenKind.Symbol => Symbol(shape, i, hasField, header),
                _ => new PortResult.Refused("text", "the statement holds a string"),
            };
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private static PortResult.Refused? Name(StatementShape shape, int i, PortHeader header)
    {
        var name = shape.Tokens[i].Text;
        if (shape.At(i - 1).Is(".") && shape.Touches(i))
        {
            return name.Split('.').All(PortNames.Projections.Contains) ? null : Refuse("projection", $"`.{name}` is not known to mean the same");
        }

        if (name is "ℝ" && shape.At(i + 1).Is("≥") && shape.Touches(i + 1))
        {
            return Refuse("nnreal", "ℝ≥0 has no counterpart");
        }

        if (name is "ℕ" && shape.At(i + 1).Is("+") && shape.Touches(i + 1))
        {
            return Refuse("pnat", "ℕ+ has no counterpart");
        }

        if (name is "Complex" || name.StartsWith("Complex.", StringComparison.Ordinal))
        {
            return Refuse("complex", $"`{name}` is not defined in every field");
        }

        if (name.StartsWith("Real.", StringComparison.Ordinal) || name.StartsWith("NNReal", StringComparison.Ordinal))
        {
            return Refuse("real-function", $"`{name}` is not defined in every ordered field");
        }

        if (name is "Type" && shape.At(i + 1).Is("*") && shape.Touches(i + 1))
        {
            return Refuse("universe", "`Type*` is Mathlib's");
        }

        if (name is "abs" && header.Namespaces.Contains("Complex", StringComparer.Ordinal))
        {
            return Refuse("ambiguous-name", "`abs` may be Complex.abs");
        }

        if (BodyPorter.IsType(name) || PortNames.Keywords.Contains(name) || PortNames.Constants.Contains(name))
        {
            return null;
        }

        if (name is "in")
        {
            return StatementWriter.IsBigOperatorIn(shape, i) ? null : Refuse("unknown-name", "`in` stands outside of ∑ and ∏");
        }

        var head = name.Split('.')[0];
        if (shape.Bound.Contains(head))
        {
            return name.Split('.').Skip(1).FirstOrDefault(p => !PortNames.Projections.Contains(p)) is { } projection
                ? Refuse("projection", $"`.{projection}` is not known to mean the same")
                : null;
        }

        var open = ShortName(shape, i, header.Namespaces).ToList();
        if (open.Count > 0 && header.Namespaces.FirstOrDefault(PortNames.Rivals.Contains) is { } rival)
        {
            return Refuse("ambiguous-name", $"`{name}` may be {open[0]} or one of {rival}");
        }

        return open.Count switch
        {
            1 => null,
            0 when name is "Prime" => null,
            0 => Refuse("name", $"`{name}` is not known to mean the same without Mathlib"),
            _ => Refuse("ambiguous-name", $"`{name}` may be {string.Join(" or ", open)}"),
        };
    }

    /// <summary>The constants that a short name may mean under the namespaces that are open.</summary>
    public static IEnumerable<string> ShortName(StatementShape shape, int i, IEnumerable<string> namespaces)
    {
        var all = PortNames.Resolve(shape.Tokens[i].Text, namespaces).ToList();
        // The domain of a big operator is a Finset, whatever else is open.
        return all.Count > 1 && StatementWriter.IsBigOperatorDomain(shape, i) ? all.FindAll(n => n.StartsWith("Finset.", StringComparison.Ordinal)) : all;
    }

    private static PortResult.Refused? Number(StatementShape shape, int i, bool hasField)
    {
        var number = shape.Tokens[i].Text;
        if (!hasField || number.All(char.IsAsciiDigit) || number.StartsWith('0') && number.Length > 1 && char.IsAsciiLetter(number[1]))
        {
            return null;
        }

        // A decimal without a typed name beside it would be a Float, there and here.
        var others = shape.Tokens.Any(t => t.Is("ℚ")) || (shape.Tokens.Any(t => t.Is("ℂ")) && shape.Tokens.Any(t => t.Is("ℝ") || t.Is("Real")));
        return others || StatementWriter.Decimal(number) is null || !GroupHasName(shape, i)
            ? Refuse("decimal", $"the type of the decimal {number} is not plain")
            : null;
    }

    private static bool GroupHasName(StatementShape shape, int i)
    {
        var start = i;
        for (var depth = 0; start > 0 && (depth > 0 || start > shape.Colon || !shape.Tokens[start].Is("(")); start--)
        {
            depth -= start < i ? Binders.Nesting(shape.Tokens[start]) : 0;
            if (start == shape.Colon)
            {
                break;
            }
        }

        var end = start <= shape.Colon && i < shape.Colon ? Math.Max(Binders.Close(shape.Tokens, start), i) : shape.Tokens.Count - 1;
        return Enumerable.Range(start, end - start + 1)
            .Any(j => BodyPorter.IsField(shape.Tokens[j].Text) || (shape.Bound.Contains(shape.Tokens[j].Text) && !shape.At(j + 1).Is(":")));
    }

    private static PortResult.Refused? Symbol(StatementShape shape, int i, bool hasField, PortHeader header)
    {
        var symbol = shape.Tokens[i].Text;
        switch (symbol)
        {
            case "⌊" or "⌋" or "⌈" or "⌉":
                return Refuse("floor", "floors exist in Archimedean fields only");
            case "√" or "∫" or "‖" or "π" or "∞":
                return Refuse("analysis", $"`{symbol}` is analysis");
            case "!" when shape.At(i + 1).Is("[") && shape.Touches(i + 1):
                return Refuse("symbol", "`![` begins a vector");
            case ":=" when !shape.Tokens.Take(i).Any(t => t.Is("let")) || shape.At(i - 2).Is("("):
                return Refuse("named-argument", "arguments by name or by default may differ between the two libraries");
            case "!" when !header.Namespaces.Contains("Nat", StringComparer.Ordinal) || shape.At(i - 1).Kind == LeanTokenKind.Symbol && !shape.At(i - 1).Is(")"):
                return Refuse("symbol", "`!` is not the factorial here");
            case "λ" when FirstOf(shape, i, "↦", "=>", ",") is not ("↦" or "=>"):
                return Refuse("lean3", "`λ x,` is Lean 3");
            case "^" when Exponent(shape, i + 1, hasField) is { } refusal:
                return refusal;
            case "{" when i > shape.Colon || Binders.Nesting(shape.At(i)) > 0 && IsNested(shape, i):
                return SetBraces(shape, i);
            case "[" when i < shape.Colon && !IsNested(shape, i):
                return Refuse("instance-binder", "the statement asks for instances of its own");
            case "∑" or "∏" or "∃!" when shape.At(i + 1).Kind != LeanTokenKind.Identifier && !(symbol is "∃!" && shape.At(i + 1).Is("(")):
                return Refuse("binder", $"the binders of `{symbol}` are not of a simple shape");
            case "∑" or "∏" when !(shape.At(i + 2).Text is ":" or "," or "∈" or "in"):
                return Refuse("binder", $"the binders of `{symbol}` are not of a simple shape");
        }

        return PortNames.Symbols.Contains(symbol) ? null : Refuse("symbol", $"`{symbol}` is not known to mean the same");
    }

    private static PortResult.Refused? Exponent(StatementShape shape, int start, bool hasField)
    {
        if (shape.At(start).Is("-"))
        {
            return Refuse("exponent", "the type of a negative exponent is not plain");
        }

        var end = shape.At(start).Is("(") ? Binders.Close(shape.Tokens, start) : start;
        var exponent = Enumerable.Range(start, Math.Max(end - start + 1, 0)).Select(shape.At).ToList();
        if (exponent.Exists(t => t.Is("ℚ") || BodyPorter.IsField(t.Text)))
        {
            return Refuse("real-exponent", "a power with a real exponent is not defined in every ordered field");
        }

        var integer = exponent.Exists(t => t.Is("ℤ"));
        return hasField && (exponent.Exists(t => t.Is("/") || t.Text.Contains('.')) || (!integer && exponent is [_, { Text: "-" }, ..]))
            ? Refuse("exponent", "the type of the exponent is not plain")
            : null;
    }

    private static PortResult.Refused? SetBraces(StatementShape shape, int open)
    {
        var close = Binders.Close(shape.Tokens, open);
        if (close < 0)
        {
            return Refuse("shape", "a bracket is not closed");
        }

        var depth = 0;
        var bars = 0;
        for (var i = open; i <= close; i++)
        {
            depth += Binders.Nesting(shape.Tokens[i]);
            bars += depth == 1 && shape.Tokens[i].Is("|") ? 1 : 0;
        }

        return bars == 0 || Binders.IsSetBuilder(shape.Tokens, open)
            ? null
            : Refuse("set-builder", "the set-builder is not of the shape {x | p} or {x : T | p}");
    }

    private static bool IsNested(StatementShape shape, int i)
    {
        var depth = 0;
        for (var j = shape.BinderStart; j < i; j++)
        {
            depth += Binders.Nesting(shape.Tokens[j]);
        }

        return depth > 0;
    }

    private static string? FirstOf(StatementShape shape, int i, params string[] symbols)
    {
        var depth = 0;
        for (var j = i + 1; j < shape.Tokens.Count && depth >= 0; j++)
        {
            depth += Binders.Nesting(shape.Tokens[j]);
            if (depth == 0 && symbols.Contains(shape.Tokens[j].Text))
            {
                return shape.Tokens[j].Text;
            }
        }

        return null;
    }

    private static PortResult.Refused Refuse(string code, string reason) => new(code, reason);
}
