using System.Collections.Immutable;
using ProofRepair.Lean.Syntax;

namespace ProofRepair.Pipeline.Files;

/// <summary>Which broken declarations are worked on, and why the others are not.</summary>
internal static class FileTargets
{
    /// <summary>Null for a proof that can be worked on.</summary>
    public static string? ReasonToLeave(string file, CommandSpan command, bool inMutual) => command switch
    {
        { Kind: "def" or "abbrev" or "instance" or "opaque" } => "left: data, not a proof",
        { Kind: not ("theorem" or "lemma" or "example") } => "left: not a proof",
        _ when inMutual => "left: it is one of a mutual block",
        { Body: not null, Separator: { } separator } when separator.In(file) == ":=" => null,
        _ => "left: its body does not follow `:=`",
    };

    /// <summary>The commands between <c>mutual</c> and its <c>end</c>.</summary>
    public static ImmutableHashSet<int> InMutual(ImmutableArray<CommandSpan> commands)
    {
        var inside = ImmutableHashSet.CreateBuilder<int>();
        var open = false;
        for (var i = 0; i < commands.Length; i++)
        {
            open = commands[i].Kind == "mutual" || (open && commands[i].Kind != "end");
            if (open)
            {
                inside.Add(i);
            }
        }

        return inside.ToImmutable();
    }
}
