using System.Collections.Immutable;
using System.Security.Cryptography;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Sources;

/// <summary>A Lean file of one side.</summary>
/// <param name="Path">In the repository.</param>
/// <param name="ModulePath">Below the folder where module names begin, with slashes.</param>
/// <param name="Imports">Names of modules; null where the import block is of no known form.</param>
internal sealed record LeanSourceFile(string Path, string ModulePath, string Module, string Text, string Hash, ImmutableArray<string>? Imports, bool IsModule)
{
    private readonly Lazy<SourceText> _source = new(() => new SourceText(Text));
    private readonly Lazy<ImmutableArray<CommandSpan>> _commands = new(() => CommandSplitter.Split(Text).Commands);

    public SourceText Source => _source.Value;

    public ImmutableArray<CommandSpan> Commands => _commands.Value;

    public static LeanSourceFile Of(string path, string modulePath, string text, ReadOnlySpan<byte> bytes)
    {
        var first = LeanLexer.Tokenize(text).FirstOrDefault(t => !t.IsTrivia);
        return new LeanSourceFile(
            path,
            modulePath,
            modulePath[..^".lean".Length].Split('/').Aggregate(LeanName.Anonymous, (name, part) => name.Child(part)).ToString(),
            text,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            ImportBlock.Names(text)?.Select(Plain).ToImmutableArray(),
            text.Length > 0 && first.Is(text, "module"));
    }

    /// <summary>The command that a place is in; null before the first.</summary>
    public CommandSpan? CommandAt(LeanPosition position)
    {
        var offset = Source.ToOffset(position);
        return Commands.LastOrDefault(c => c.Span.Start <= offset);
    }

    private static string Plain(string written) => LeanName.Parse(written).ToString();
}
