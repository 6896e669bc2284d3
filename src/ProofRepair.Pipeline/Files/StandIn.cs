using ProofRepair.Lean.Syntax;

namespace ProofRepair.Pipeline.Files;

/// <summary>How a command of a file stands in the headers of later declarations, from the faithful to the last resort.</summary>
internal enum StandIn
{
    AsItIs,

    /// <summary>Its statement, with <c>sorry</c> for whatever follows it.</summary>
    Sorry,

    /// <summary>Its lines, empty.</summary>
    Blank,
}

internal static class StandIns
{
    public static string TextOf(string file, CommandSpan command, StandIn standIn) => standIn switch
    {
        StandIn.AsItIs => command.Span.In(file),
        StandIn.Sorry => WithBody(file, command, "sorry"),
        _ => LineEndsOf(command.Span.In(file)),
    };

    /// <summary>The next thing to try for a command that fails as it stands.</summary>
    public static StandIn Weaker(CommandSpan command, StandIn standIn) =>
        standIn == StandIn.AsItIs && TakesSorry(command) ? StandIn.Sorry : StandIn.Blank;

    public static bool TakesSorry(CommandSpan command) =>
        command.Kind is "theorem" or "lemma" or "def" or "abbrev" or "instance" or "opaque" && command.Separator is not null;

    /// <summary>Alternatives and <c>where</c> give way to <c>:=</c>; the number of lines stays.</summary>
    public static string WithBody(string file, CommandSpan command, string body)
    {
        if (command is not { Separator: { } separator, Body: { } old })
        {
            return LineEndsOf(command.Span.In(file));
        }

        var (lead, from) = separator.In(file) == ":="
            ? (file[command.Span.Start..old.Start], old.Start)
            : (file[command.Span.Start..separator.Start] + ":= ", separator.Start);
        var rest = LineEndsOf(file[from..command.Span.End]);
        var own = LineEndsOf(body);
        return lead + body + (rest.Length > own.Length ? rest[own.Length..] : "");
    }

    private static string LineEndsOf(string text) => string.Concat(text.Where(c => c is '\r' or '\n'));
}
