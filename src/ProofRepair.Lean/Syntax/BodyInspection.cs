using System.Collections.Frozen;
using System.Collections.Immutable;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Syntax;

/// <summary>One thing that a body must not hold, and the text of it.</summary>
public sealed record BodyHazard(FenceHazard Hazard, string Text);

/// <summary>
/// Looks at every token of a body that is to be verified after a statement which somebody else pinned. Unlike a fence it does not ask whether
/// the body is complete, since Lean says so, and lets <c>open … in</c> and harmless options stand.
/// </summary>
public static class BodyInspection
{
    /// <summary>
    /// <c>open scoped … in</c>, and tokens of some library's commands that are names where that library is not imported: whether they begin a
    /// command is seen by the split.
    /// </summary>
    private static readonly FrozenSet<string> s_perhapsHarmless = FrozenSet.ToFrozenSet(
    [
        "open", "scoped", "lemma", "constant", "constants", "variables", "universes", "recall", "seal", "unseal", "alias", "module", "meta", "public",
        "library_note", "proof_wanted",
    ],
    StringComparer.Ordinal);

    /// <summary>All that stands against the body, in its order; empty when nothing does.</summary>
    public static ImmutableArray<BodyHazard> HazardsOf(string lead, string body)
    {
        var source = lead + body;
        var all = LeanLexer.Tokenize(source);
        var tokens = all.Where(t => !t.IsTrivia && t.End > lead.Length).ToArray();
        var hazards = ImmutableArray.CreateBuilder<BodyHazard>();
        hazards.AddRange(all.Where(t => t.Kind == LeanTokenKind.Error || (t.Start < lead.Length && t.End > lead.Length))
            .Select(t => Of(FenceHazard.Unterminated, t.Span, source)));
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Is(source, "set_option"))
            {
                AddOption(source, tokens, i, hazards);
            }
            else if (TokenHazards.Of(source, tokens, i) is var hazard and not FenceHazard.None && !s_perhapsHarmless.Contains(tokens[i].In(source)))
            {
                hazards.Add(Of(hazard, tokens[i].Span, source));
            }
        }

        if (TokenHazards.StopTactic(source, new TextSpan(lead.Length, body.Length)) is { } stop)
        {
            hazards.Add(Of(FenceHazard.RunsCode, stop, source));
        }

        if (BracketBalance.Of(source, [.. tokens]).FirstUnbalanced is { } unbalanced)
        {
            hazards.Add(Of(FenceHazard.UnbalancedBracket, tokens[unbalanced].Span, source));
        }

        if (CommandSplitter.Split(source).Commands.Length > CommandSplitter.Split(lead + "sorry").Commands.Length)
        {
            hazards.Add(new BodyHazard(FenceHazard.NotOneDeclaration, "a command after the proof"));
        }

        return hazards.ToImmutable();
    }

    /// <summary>An option is named by one token, and its value follows: anything else is not for this program to read.</summary>
    private static void AddOption(string source, LeanToken[] tokens, int at, ImmutableArray<BodyHazard>.Builder hazards)
    {
        var name = at + 1 < tokens.Length && tokens[at + 1].Kind == LeanTokenKind.Identifier ? tokens[at + 1].Unescaped(source) : null;
        var hasValue = at + 2 < tokens.Length
            && (tokens[at + 2].Kind is LeanTokenKind.Numeral or LeanTokenKind.Text || tokens[at + 2].In(source) is "true" or "false");
        if (name is null || !hasValue || !ProofOptions.IsHarmless(name))
        {
            hazards.Add(new BodyHazard(FenceHazard.OptionNotAllowed, name ?? "set_option"));
        }
    }

    private static BodyHazard Of(FenceHazard hazard, TextSpan span, string source) => new(hazard, span.In(source));
}
