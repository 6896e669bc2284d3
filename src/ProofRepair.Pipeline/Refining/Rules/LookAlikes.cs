using System.Collections.Frozen;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>Characters that look like Lean's and are others: a typographic minus, curly quotes, wide forms, spaces that are no white space.</summary>
internal static class LookAlikes
{
    private const string Name = "look-alike character";

    private static readonly FrozenDictionary<char, string> Table = new Dictionary<char, string>
    {
        ['\u2212'] = "-", ['\u2010'] = "-", ['\u2011'] = "-", ['\u2012'] = "-", ['\u2013'] = "-", ['\u2014'] = "-", ['\uFE63'] = "-",
        ['\u2018'] = "'", ['\u2019'] = "'", ['\u2032'] = "'", ['\u02B9'] = "'", ['\u00B4'] = "'", ['\u2033'] = "''",
        ['\u201C'] = "\"", ['\u201D'] = "\"",
        ['\u2266'] = "≤", ['\u2267'] = "≥", ['\u2A7D'] = "≤", ['\u2A7E'] = "≥",
        ['\u00A0'] = " ", ['\u2002'] = " ", ['\u2003'] = " ", ['\u2007'] = " ", ['\u2009'] = " ", ['\u200A'] = " ", ['\u202F'] = " ", ['\u3000'] = " ",
        ['\u200B'] = "", ['\u200C'] = "", ['\u200D'] = "", ['\u2060'] = "", ['\uFEFF'] = "", ['\u00AD'] = "",
        ['\u2236'] = ":", ['\u2254'] = ":=", ['\u2217'] = "*", ['\u22C5'] = "*", ['\u2219'] = "*", ['\u2044'] = "/", ['\u2215'] = "/", ['\u00F7'] = "/",
        ['\u21D2'] = "=>", ['\u27F6'] = "→", ['\u27F9'] = "→", ['\u27F5'] = "←", ['\u21D4'] = "↔", ['\u27FA'] = "↔", ['\u27F7'] = "↔",
        ['\u3008'] = "⟨", ['\u3009'] = "⟩", ['\u2329'] = "⟨", ['\u232A'] = "⟩", ['\u2225'] = "∣", ['\u00B2'] = "^2", ['\u00B3'] = "^3",
        ['\u2039'] = "‹", ['\u203A'] = "›", ['\u2026'] = "...", ['\u00D7'] = "*",
    }.ToFrozenDictionary();

    // These mean something in Lean, so they are replaced only where Lean stopped.
    private const string Meaningful = "\u00D7\u2225";

    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        if (!context.IsParse && !context.IsUnknownName)
        {
            yield break;
        }

        var all = EditsOf(context).ToList();
        var from = context.LineStart(Math.Max(context.Body.Start, context.Fault > 0 ? context.Tokens.Tokens[Math.Min(context.Fault, context.Tokens.Count) - 1].Start : 0));
        var line = TextSpan.FromBounds(from, context.LineEnd(context.FaultOffset));
        var near = all.Where(e => line.Contains(e.Span)).ToList();
        if (near.Count == 0)
        {
            yield break;
        }

        yield return Refinement.Of(Name, near);
        yield return Refinement.Of(Name, all.Where(e => !Meaningful.Contains(context.Text[e.Span.Start], StringComparison.Ordinal) || line.Contains(e.Span)));
    }

    private static IEnumerable<TextEdit> EditsOf(RefinementContext context)
    {
        var kept = LeanLexer.Tokenize(context.Text, context.Body)
            .Where(t => t.IsTrivia || t.Kind is LeanTokenKind.Text or LeanTokenKind.DocComment)
            .Select(t => t.Span)
            .ToList();
        for (var i = context.Body.Start; i < context.Body.End; i++)
        {
            var c = context.Text[i];
            var replacement = Table.GetValueOrDefault(c) ?? (c is >= '\uFF01' and <= '\uFF5E' ? ((char)(c - 0xFEE0)).ToString() : null);
            if (replacement is not null && !kept.Exists(k => k.Contains(i)) && !IsBullet(context, i))
            {
                yield return Edit.Replace(i, i + 1, replacement);
            }
        }
    }

    /// <summary>A dot in the middle that begins a line is a bullet, not a product.</summary>
    private static bool IsBullet(RefinementContext context, int i) =>
        context.Text[i] is '\u22C5' or '\u2219' && context.Text.AsSpan(context.LineStart(i)..i).IsWhiteSpace();
}
