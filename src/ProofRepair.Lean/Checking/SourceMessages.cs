using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Checking;

/// <summary>From positions in the file that carried a source to positions in the source.</summary>
internal static class SourceMessages
{
    private static readonly string[] s_ownCommands = ["unexpected token 'end'", "unexpected token '#print'"];

    /// <summary>A message of the fence itself (a proof that breaks off is reported at the line after it) is moved to the end of the source.</summary>
    public static LeanMessage Relative(LeanMessage message, int firstLine, SourceText source)
    {
        var end = source.ToPosition(source.Text.Length);
        return message with
        {
            Start = Move(message.Start, firstLine, end),
            End = message.End is { } last ? Move(last, firstLine, end) : null,
            Text = IsPast(message.End ?? message.Start, firstLine, end) ? BrokenOff(message.Text) : message.Text,
        };
    }

    private static bool IsPast(LeanPosition position, int firstLine, LeanPosition end) => position.Line - firstLine + 1 > end.Line;

    /// <summary>The command that Lean met there is this program's own; for the source it is the end of the input.</summary>
    private static string BrokenOff(string text) =>
        s_ownCommands.FirstOrDefault(c => text.StartsWith(c, StringComparison.Ordinal)) is { } own ? "unexpected end of input" + text[own.Length..] : text;

    private static LeanPosition Move(LeanPosition position, int firstLine, LeanPosition end)
    {
        var moved = position with { Line = position.Line - firstLine + 1 };
        return moved > end ? end : moved.Line < 1 ? new LeanPosition(1, 0) : moved;
    }
}
