using System.Globalization;
using System.Numerics;
using System.Text;
using ProofRepair.Bench.Text;

namespace ProofRepair.Bench.CorePort;

/// <summary>Writes a statement that the rules let through.</summary>
internal sealed class StatementWriter(StatementShape shape, IReadOnlyList<string> namespaces, FieldNames fields)
{
    public string Write()
    {
        var text = new StringBuilder();
        var binders = string.Join(' ', new[] { RealBinders(), ComplexBinders() }.Where(b => b.Length > 0));
        for (var i = 0; i < shape.Tokens.Count; i++)
        {
            if (i == shape.BinderStart && binders.Length > 0)
            {
                text.Append(' ').Append(binders);
            }

            text.Append(i == 0 ? "" : shape.Gaps[i]);
            if (i == shape.BinderStart && binders.Length > 0 && shape.Gaps[i].Length == 0)
            {
                text.Append(' ');
            }

            text.Append(Token(i));
        }

        return text.ToString();
    }

    public static bool IsBigOperatorIn(StatementShape shape, int i) => BigOperator(shape, i) is { } start && IsMembership(shape, i, start);

    public static bool IsBigOperatorDomain(StatementShape shape, int i) =>
        shape.At(i - 1).Text is "∈" or "in" && BigOperator(shape, i - 1) is { } start && IsMembership(shape, i - 1, start);

    /// <summary>A decimal as a fraction of whole numbers, or null.</summary>
    public static string? Decimal(string number)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        if (point < 0 || !number.Remove(point, 1).All(char.IsAsciiDigit) || number.Length > 40)
        {
            return null;
        }

        var numerator = BigInteger.Parse(number.Remove(point, 1), CultureInfo.InvariantCulture);
        var denominator = BigInteger.Pow(10, number.Length - point - 1);
        return $"{numerator} / {denominator}";
    }

    private string Token(int i)
    {
        var token = shape.Tokens[i];
        return token.Kind switch
        {
            LeanTokenKind.Number when (fields.Real ?? fields.Complex) is { } field && Decimal(token.Text) is { } fraction => $"({fraction} : {field})",
            LeanTokenKind.Symbol when token.Is("λ") => "fun",
            LeanTokenKind.Identifier when i == 0 && token.Is("lemma") => "theorem",
            LeanTokenKind.Identifier when token.Is("in") && IsBigOperatorIn(shape, i) => "∈",
            LeanTokenKind.Identifier when !(i == 1 && shape.BinderStart == 2) => Name(i),
            _ => token.Text,
        };
    }

    private string Name(int i)
    {
        var name = shape.Tokens[i].Text;
        if (BodyPorter.Type(name, fields) is { } type)
        {
            return type;
        }

        if (shape.Bound.Contains(name.Split('.')[0]) || PortNames.Constants.Contains(name) || PortNames.Keywords.Contains(name)
            || (shape.At(i - 1).Is(".") && shape.Touches(i)))
        {
            return name;
        }

        return PortRules.ShortName(shape, i, namespaces).FirstOrDefault() ?? (name is "Prime" ? "Nat.Prime" : name);
    }

    private string RealBinders()
    {
        if (fields.Real is not { } r)
        {
            return "";
        }

        var binders = $"{{{r} : Type}} [Lean.Grind.Field {r}] [LE {r}] [LT {r}] [Std.LawfulOrderLT {r}] [Std.IsLinearOrder {r}] [Lean.Grind.OrderedRing {r}]";
        if (UsesMaximum())
        {
            binders += $" [Max {r}] [Std.LawfulOrderMax {r}]";
        }

        return shape.Tokens.Any(t => t.Is("min")) ? binders + $" [Min {r}] [Std.LawfulOrderMin {r}]" : binders;
    }

    private string ComplexBinders() => fields.Complex is { } c ? $"{{{c} : Type}} [Lean.Grind.Field {c}] [Lean.Grind.IsCharP {c} 0]" : "";

    private bool UsesMaximum()
    {
        var setBars = Enumerable.Range(0, shape.Tokens.Count).Where(i => Binders.IsSetBuilder(shape.Tokens, i))
            .Select(i => Binders.SetBuilderBar(shape.Tokens, i)).ToHashSet();
        return Enumerable.Range(0, shape.Tokens.Count)
            .Any(i => shape.Tokens[i].Is("max") || shape.Tokens[i].Is("abs") || (shape.Tokens[i].Is("|") && !setBars.Contains(i)));
    }

    /// <summary>The operator whose binder or domain holds token <paramref name="i"/>.</summary>
    private static int? BigOperator(StatementShape shape, int i)
    {
        for (var j = i; j >= 0 && !shape.Tokens[j].Is(","); j--)
        {
            if (shape.Tokens[j].Is("∑") || shape.Tokens[j].Is("∏"))
            {
                return j;
            }
        }

        return null;
    }

    /// <summary><c>∑ x in</c> or <c>∑ x : T in</c>, the first such word after the operator.</summary>
    private static bool IsMembership(StatementShape shape, int i, int start) =>
        Enumerable.Range(start + 1, i - start - 1).All(j => !(shape.Tokens[j].Text is "∈" or "in"));
}
