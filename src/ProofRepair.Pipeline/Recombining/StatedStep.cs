using System.Collections.Immutable;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Recombining;

/// <summary>
/// A step of a proof that says what it proves (<c>have h : T := by …</c>). <paramref name="Key"/> is equal for steps that state the same in the
/// same names; <paramref name="Block"/> is where its proof stands, <paramref name="Tactics"/> that proof as a tactic block.
/// </summary>
public sealed record StatedStep(string Key, TextSpan Block, string Tactics)
{
    /// <summary>Those of a body, outer ones before those inside them. A proof with <c>sorry</c> in it is none.</summary>
    public static ImmutableArray<StatedStep> In(string text, TextSpan body)
    {
        var tokens = new TokenStream(text, body);
        return
        [
            .. Stating(text, body, tokens)
                .Where(s => s.Block.Span.Length > 0 && !HasSorry(tokens, s.Block.Span))
                .Select(s => new StatedStep(s.Key, s.Block.Span, TacticsOf(text, s.Block))),
        ];
    }

    /// <summary>What the step states whose whole proof stands at this span; null where it is no such step's.</summary>
    public static string? KeyOfProofAt(string text, TextSpan body, TextSpan proof) =>
        Stating(text, body, new TokenStream(text, body)).Where(s => s.Block.Span == proof).Select(s => s.Key).FirstOrDefault();

    /// <summary>The key of a step that states this goal without binders.</summary>
    public static string KeyOf(Goal goal) => KeyOf(goal.Target);

    private static IEnumerable<(string Key, ProofBlock Block)> Stating(string text, TextSpan body, TokenStream tokens) =>
        from block in TacticParser.Parse(text, body).AllBlocks()
        from item in block.Items
        from own in item.Blocks
        let statement = StepStatement.Of(tokens, item, own)
        where statement is not null
        select (KeyOf(statement), own);

    /// <summary>
    /// Lean prints a coercion as an arrow and a numeral without its type where a person writes <c>(x : ℝ)</c>, and both go, in a core port's names of types too
    /// (<c>R</c> is its ordered field). That the goals are the same is for Lean to say.
    /// </summary>
    private static string KeyOf(string statement)
    {
        var tokens = LeanTokens.Split(statement).Select(t => t.Text).Where(t => t != "↑").ToList();
        for (var i = tokens.Count - 5; i >= 0; i--)
        {
            if (tokens[i] == "(" && tokens[i + 2] == ":" && (tokens[i + 3] is "ℕ" or "ℤ" or "ℚ" or "ℝ" or "ℂ" or "Nat" or "Int" or "Rat" or "Real" or "R") && tokens[i + 4] == ")")
            {
                tokens.RemoveRange(i + 2, 3);
                tokens.RemoveAt(i);
            }
        }

        return string.Join(' ', tokens);
    }

    private static bool HasSorry(TokenStream tokens, TextSpan span) =>
        Enumerable.Range(0, tokens.Count).Any(i => span.Contains(tokens.Tokens[i].Start) && tokens.TextOf(i) is "sorry" or "admit");

    private static string TacticsOf(string text, ProofBlock block) => block.IsTerm
        ? $"exact ({block.Span.In(text)})"
        : new string(' ', block.Column) + block.Span.In(text);
}
