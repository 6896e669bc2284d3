using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Files;

/// <summary>A declaration of a file, with what Lean says against it. <paramref name="Errors"/> are relative to the file.</summary>
public sealed record FileDeclaration(CommandSpan Command, ImmutableArray<LeanMessage> Errors, bool HasSorry)
{
    public string Title => $"{Command.Kind} {Command.Name ?? "(no name)"}";

    public bool IsBroken => HasSorry || !Errors.IsEmpty;
}

/// <summary>Which declaration each message of a file belongs to.</summary>
public static class FileDeclarations
{
    public static (ImmutableArray<FileDeclaration> Declarations, ImmutableArray<LeanMessage> Elsewhere) Of(string text, CheckReport report)
    {
        var source = new SourceText(text);
        var declarations = CommandSplitter.Split(text).Declarations.ToList();
        var byDeclaration = report.Messages.ToLookup(m => declarations.FindLastIndex(d => d.Span.Start <= source.ToOffset(m.Start)));
        return (
            [
                .. declarations.Select((d, i) => new FileDeclaration(
                    d,
                    [.. byDeclaration[i].Where(m => m.IsError)],
                    byDeclaration[i].Any(m => m.IsSorry))),
            ],
            [.. byDeclaration[-1].Where(m => m.IsError)]);
    }
}
