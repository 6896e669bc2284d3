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

        var fields = new FieldNames(
            shape.Tokens.Any(t => t.Is("ℝ") || t.Is("Real")) ? Fresh(shape, "R", "F", "K", "R'", "F'") : null,
            shape.Tokens.Any(t => t.Is("ℂ")) ? Fresh(shape, "C", "E", "L", "C'", "E'") : null);
        var notes = ImmutableArray.CreateBuilder<string>();
        if (fields.Real is not null)
        {
            notes.Add("ℝ is restated as an arbitrary linearly ordered field");
        }

        if (fields.Complex is not null)
        {
            notes.Add("ℂ is restated as an arbitrary field of characteristic 0");
        }

        return new PortResult.Ported(
            parsed.Text,
            new StatementWriter(shape, parsed.Namespaces, fields).Write(),
            notes.Count > 0 ? PortKind.Stronger : PortKind.Same,
            fields,
            notes.ToImmutable());
    }

    private static string Fresh(StatementShape shape, params string[] candidates) =>
        candidates.FirstOrDefault(n => !shape.Tokens.Any(t => t.Is(n) || t.Text.StartsWith(n + ".", StringComparison.Ordinal))) ?? candidates[0] + "₀₀";
}
