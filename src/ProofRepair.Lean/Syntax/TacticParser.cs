using System.Collections.Immutable;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Syntax;

/// <summary>
/// Finds the blocks of a proof by Lean's position rules (src/Lean/Parser/Term.lean: <c>sepByIndent</c>, <c>checkColGe</c>): the items of a sequence
/// stand in the column of its first, a nested <c>by</c> or <c>·</c> must be indented further than the sequence around it, and an infix operator goes on with
/// the innermost item whatever its column. Total: text that is no proof gives items that hold it.
/// </summary>
public static class TacticParser
{
    /// <summary>Parses what stands after <c>:=</c>: <c>by …</c>, or a term.</summary>
    public static ProofTree Parse(string body) => Parse(body, new TextSpan(0, body.Length));

    /// <summary>Parses a body where it stands, so that columns are those of the whole text.</summary>
    public static ProofTree Parse(string text, TextSpan body)
    {
        var tokens = new TokenStream(text, body);
        var parser = new BlockParser(tokens);
        return new ProofTree(text, body, tokens.Is(0, "by") ? parser.TacticBody(1) : parser.TermBody()) { Locals = parser.LocalDeclarations() };
    }

    /// <summary>Parses a bare sequence of tactics, as after <c>by</c>.</summary>
    public static ProofTree ParseTactics(string text, TextSpan tactics) =>
        new(text, tactics, new BlockParser(new TokenStream(text, tactics)).TacticBody(0));

    public static ProofTree ParseTactics(string tactics) => ParseTactics(tactics, new TextSpan(0, tactics.Length));
}
