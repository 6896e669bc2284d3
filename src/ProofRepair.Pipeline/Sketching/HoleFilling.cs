using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Sketching;

/// <summary>How tactics are written into the place of a hole.</summary>
internal static class HoleFilling
{
    /// <summary>Why this text would change more than its hole, or null.</summary>
    public static string? ProblemOf(string tactics)
    {
        var all = LeanLexer.Tokenize(tactics);
        if (all.All(t => t.IsTrivia))
        {
            return "The filling holds no tactic.";
        }

        foreach (var token in all)
        {
            var word = token.In(tactics);
            if (token.Kind == LeanTokenKind.Error)
            {
                return "The filling has an unterminated comment, string or character.";
            }

            if (token.Kind == LeanTokenKind.DocComment
                || (token.Kind == LeanTokenKind.Keyword && CommandKeywords.Contains(word) && word is not ("open" or "set_option")))
            {
                return $"The filling would begin a new command: {word}.";
            }
        }

        return BracketBalance.Of(tactics, [.. all.Where(t => !t.IsTrivia)]).IsBalanced ? null : "The filling has unbalanced brackets.";
    }

    /// <param name="below">The column of lines of its own, for a filling of several lines that may have them; it then begins with a line break.</param>
    public static string Render(Hole hole, string tactics, TokenStream tokens, int column, int? below = null)
    {
        var first = tokens.IndexAt(hole.Span.Start);
        var next = tokens.IndexAt(hole.Span.End - 1) + 1;
        var following = next < tokens.Count ? tokens.TextOf(next) : "";
        if (!hole.IsTactic)
        {
            var isOpen = (first == 0 || tokens.TextOf(first - 1) is ":=" or "=>" or "↦" or "from") && (next >= tokens.Count || tokens.IsFirstOnLine(next));
            return isOpen && !TermGoesOn(following)
                ? Below(tactics, below) is { } lines ? "by" + lines : "by " + Indentation.Align(tactics, column + 3)
                : "(by " + Indentation.Align(tactics, column + 4) + ")";
        }

        // A filling that ends in `by` would take what follows into it, and one of several lines needs a column of its own.
        var plain = Indentation.Align(tactics, column);
        var isAlone = !plain.Contains('\n') && TacticParser.ParseTactics(plain).Body.Items.Length == 1 && !plain.Contains(';');
        var hasOwnColumn = !hole.IsShared && (first == 0 || tokens.IsFirstOnLine(first) || tokens.Tokens[first].Start == hole.Enclosing.Start);
        var needsBrackets = following is "<;>" or ";" || (!isAlone && !hasOwnColumn);
        return needsBrackets ? "(" + Indentation.Align(tactics, column + 1) + ")" : Below(tactics, below) ?? plain;
    }

    private static string? Below(string tactics, int? column) =>
        column is { } below && Indentation.Align(tactics, below) is var lines && lines.Contains('\n') ? $"\n{new string(' ', below)}{lines}" : null;

    private static bool TermGoesOn(string following) =>
        following is not ("" or ")" or "]" or "}" or "⟩" or "|" or "_" or "·" or "." or "have" or "show" or "let" or "calc")
        && !char.IsLetter(following[0]);
}
