using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Files;

/// <summary>Which command of a text a message is about.</summary>
internal static class MessagePlaces
{
    /// <summary>
    /// The last that begins at or before the message; -1 before the first. What Lean did not expect at the very start of a command
    /// is missing in the one before it.
    /// </summary>
    public static int CommandOf(LeanMessage message, SourceText source, int[] starts)
    {
        var offset = source.ToOffset(message.Start);
        var index = Array.FindLastIndex(starts, s => s <= offset);
        return index > 0 && starts[index] == offset && message.IsError && IsParseError(message.Text) ? index - 1 : index;
    }

    private static bool IsParseError(string text) =>
        text.StartsWith("unexpected ", StringComparison.Ordinal) || text.StartsWith("expected ", StringComparison.Ordinal);
}
