using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Sketching;

public enum BodyErrorKind
{
    /// <summary>A tactic or term failed where the error stands.</summary>
    Failed,

    /// <summary>A block ended with goals left; the error stands at the token that opens the block.</summary>
    UnsolvedGoals,

    /// <summary>A tactic was run when nothing was left to prove.</summary>
    NoGoals,

    /// <summary>Lean could not read on; the rest of the declaration was not looked at.</summary>
    Parse,
}

/// <summary>An error of Lean's, as offsets into the text of a <see cref="Lean.Syntax.ProofTree"/>. <paramref name="Goals"/> counts the unsolved goals.</summary>
public sealed record BodyError(int Start, int? End, BodyErrorKind Kind, int Goals = 1)
{
    /// <summary>Reads a message about <paramref name="source"/>; <paramref name="shift"/> is where the tree's text begins in it.</summary>
    public static BodyError From(LeanMessage message, SourceText source, int shift = 0)
    {
        var kind = KindOf(message);
        return new BodyError(
            source.ToOffset(message.Start) - shift,
            message.End is { } end ? source.ToOffset(end) - shift : null,
            kind,
            kind == BodyErrorKind.UnsolvedGoals ? Math.Max(1, message.Text.Split('⊢').Length - 1) : 1);
    }

    /// <summary>By Lean's tag where it has one. Text only proposes what to cut: Lean then checks the sketch.</summary>
    private static BodyErrorKind KindOf(LeanMessage message)
    {
        var text = message.Text;
        if (message.Kind == "Tactic.unsolvedGoals" || text.StartsWith("unsolved goals", StringComparison.Ordinal))
        {
            return BodyErrorKind.UnsolvedGoals;
        }

        if (text.StartsWith("no goals", StringComparison.OrdinalIgnoreCase))
        {
            return BodyErrorKind.NoGoals;
        }

        return text.StartsWith("unexpected token", StringComparison.Ordinal)
            || text.StartsWith("unexpected identifier", StringComparison.Ordinal)
            || text.StartsWith("unexpected end of input", StringComparison.Ordinal)
            || text.StartsWith("unexpected ", StringComparison.Ordinal) && text.Contains("; expected", StringComparison.Ordinal)
            || text.StartsWith("expected ", StringComparison.Ordinal)
            || text.StartsWith("unknown tactic", StringComparison.Ordinal)
            || text.StartsWith("<input>", StringComparison.Ordinal)
            || text.StartsWith("unterminated ", StringComparison.Ordinal)
            || text.StartsWith("missing end of ", StringComparison.Ordinal)
            || text.StartsWith("invalid escape sequence", StringComparison.Ordinal)
            ? BodyErrorKind.Parse
            : BodyErrorKind.Failed;
    }
}
