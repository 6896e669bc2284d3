using System.Collections.Immutable;
using ProofRepair.Bench.Text;

namespace ProofRepair.Bench.CorePort;

/// <summary>
/// Restates Mathlib statements for Lean without Mathlib, token by token. It takes only what is plainly faithful: every symbol and every
/// name that is not bound in the statement must be on a list of things that mean the same on both sides. Whether the result elaborates
/// is for Lean to say.
/// </summary>
public static class CorePorter
{
    private static readonly string[] FieldNames = ["R", "F", "K", "𝕜", "Field₀"];

    public static PortResult Port(string header, string statement)
    {
        var parsed = PortHeader.Parse(header);
        if (parsed.Foreign is { } foreign)
        {
            return new PortResult.Refused("header-command", $"the header holds a command that is not carried over: `{foreign}`");
        }

        if (StatementShape.Parse(statement) is not { } shape)
        {
            return new PortResult.Refused("shape", "the statement is not `theorem name binders : proposition`");
        }

        if (PortRules.FirstRefusal(shape, parsed) is { } refusal)
        {
            return refusal;
        }

        var usesField = shape.Tokens.Any(t => t.Is("ℝ") || t.Is("Real"));
        var fieldName = usesField ? FieldNames.FirstOrDefault(n => !shape.Tokens.Any(t => t.Is(n) || t.Text.StartsWith(n + ".", StringComparison.Ordinal))) : null;
        if (usesField && fieldName is null)
        {
            return new PortResult.Refused("field-name", "every name that could stand for ℝ is taken");
        }

        var writer = new StatementWriter(shape, parsed.Namespaces, fieldName);
        return new PortResult.Ported(
            parsed.Text,
            writer.Write(),
            usesField ? PortKind.Stronger : PortKind.Same,
            fieldName,
            usesField ? ["ℝ is restated as an arbitrary linearly ordered field"] : []);
    }
}
