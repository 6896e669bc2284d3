using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Files;

/// <summary>A declaration of a file, with what Lean says against it. <paramref name="Errors"/> are relative to the file.</summary>
/// <param name="Index">Its place among the commands of the file.</param>
/// <param name="Line">Where its keyword stands.</param>
public sealed record FileDeclaration(int Index, CommandSpan Command, int Line, ImmutableArray<LeanMessage> Errors, bool HasSorry)
{
    public string Title => Command.Name is { } name ? $"{Command.Kind} {name}" : $"{Command.Kind} in line {Line}";

    public bool IsBroken => HasSorry || !Errors.IsEmpty;
}

/// <summary>Which declaration each message of a file belongs to; <paramref name="Elsewhere"/> are the errors of other commands.</summary>
public sealed record FileDeclarations(ImmutableArray<FileDeclaration> All, ImmutableArray<LeanMessage> Elsewhere)
{
    public IEnumerable<FileDeclaration> Broken => All.Where(d => d.IsBroken);

    public static FileDeclarations Of(string text, ImmutableArray<CommandSpan> commands, CheckReport report)
    {
        var source = new SourceText(text);
        var starts = commands.Select(c => c.Span.Start).ToArray();
        var byCommand = report.Messages.ToLookup(m => MessagePlaces.CommandOf(m, source, starts));
        return new FileDeclarations(
            [
                .. commands.Select((c, i) => (Command: c, Index: i)).Where(c => c.Command.IsDeclaration).Select(c => new FileDeclaration(
                    c.Index,
                    c.Command,
                    source.ToPosition((c.Command.Statement ?? c.Command.Span).Start).Line,
                    [.. byCommand[c.Index].Where(m => m.IsError)],
                    byCommand[c.Index].Any(m => m.IsSorry))),
            ],
            [.. report.Errors.Where(m => MessagePlaces.CommandOf(m, source, starts) is var i && (i < 0 || !commands[i].IsDeclaration))]);
    }
}
