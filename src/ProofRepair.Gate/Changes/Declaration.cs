using System.Collections.Immutable;
using ProofRepair.Gate.Sources;
using ProofRepair.Lean.Syntax;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Changes;

/// <summary>A declaration as a reader sees it: one constant, and those that Lean made for it.</summary>
/// <param name="Command">The text that it stands in; null when Lean keeps no place of it.</param>
internal sealed record Declaration(LeanSourceFile File, ConstantFacts Main, ImmutableArray<ConstantFacts> Parts, CommandSpan? Command)
{
    public string Name => Main.UserName;

    public LeanConstantKind Kind => Main.Kind;

    /// <summary>
    /// What is claimed, and not what is defined. To the kernel a <c>partial def</c> and what <c>initialize</c> makes are opaque like an <c>opaque</c> proof, and
    /// only the command tells them apart.
    /// </summary>
    public bool IsClaim => Kind is LeanConstantKind.Theorem or LeanConstantKind.Axiom
        || (Kind == LeanConstantKind.Opaque && Command?.Kind is not ("def" or "instance" or "abbrev" or "initialize" or "builtin_initialize"));

    public CodeReach Code => All.Max(f => f.Code);

    public bool HasSorry => Main.HasSorry || Parts.Any(p => p.HasSorry);

    public IEnumerable<string> Sorries => All.SelectMany(f => f.Sorries);

    public IEnumerable<string> LibraryAxioms => All.SelectMany(f => f.LibraryAxioms);

    public IEnumerable<string> ProjectAxioms => All.SelectMany(f => f.ProjectAxioms);

    public IEnumerable<string> Unproved => All.SelectMany(f => f.Unproved);

    public string? StatementText => Command is { Statement: { } statement } ? Normal(statement.In(File.Text)) : null;

    public string? Text => Command is { } command ? Normal(command.Span.In(File.Text)) : null;

    /// <summary>Marked so by its author: the embedded Lean takes everything for private that is not marked public.</summary>
    public bool IsMarkedPrivate => Command is { Statement: { } statement } command
        && LeanLexer.Tokenize(File.Text, ProofRepair.Lean.Text.TextSpan.FromBounds(command.Span.Start, statement.Start)).Any(t => t.Is(File.Text, "private"));

    private IEnumerable<ConstantFacts> All => Parts.Prepend(Main);

    private static string Normal(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
