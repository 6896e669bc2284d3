using ProofRepair.Lean.Syntax;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>An output that broke off: its last tactic, which Lean cannot read, is dropped, or left open.</summary>
internal static class Truncation
{
    private const string Name = "broken off";
    private const int Levels = 3;

    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        var tokens = context.Tokens;
        var last = tokens.Tokens[^1];
        if (!context.IsParse || context.Fault < tokens.Count - 1 && last.Kind != LeanTokenKind.Error)
        {
            yield break;
        }

        var chain = context.Tree.BlocksEnclosing(last.Start).Where(b => !b.IsTerm && b.Items.Length > 0).Take(Levels).ToList();
        foreach (var block in chain)
        {
            var item = block.Items[^1];
            if (block.Items.Length > 1)
            {
                yield return Refinement.Dropping(Name, Edit.Delete(block.Items[^2].Span.End, context.Body.End));
            }

            yield return Refinement.Dropping(Name, Edit.Replace(item.Span.Start, context.Body.End, "sorry"));
        }

        if (chain.Count == 0 && tokens.Is(0, "by") && tokens.Count == 1)
        {
            yield return Refinement.Dropping(Name, Edit.Insert(last.End, " sorry"));
        }
    }
}
