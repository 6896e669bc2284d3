using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>A tactic that was run when nothing was left to prove, and what follows it in its block.</summary>
internal static class NoGoals
{
    private const string Name = "nothing left to prove";

    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        if (context.Error.At.Kind != BodyErrorKind.NoGoals)
        {
            yield break;
        }

        // The error stands at a bullet that finds no goal: the bullet's own item, not what is in it.
        var block = context.Tree.BlocksEnclosing(context.Error.Start).FirstOrDefault(b => b.Items.Any(i => i.Span.Start == context.Error.Start))
            ?? context.BlockOf(context.Fault);
        var index = Lean.Syntax.ProofTree.ItemIn(block, context.Error.Start);
        if (block.IsTerm || index < 0)
        {
            yield break;
        }

        if (Chains.Suffix(context) is { } suffix)
        {
            yield return Refinement.Of(Name, suffix);
        }

        if (index == 0)
        {
            yield break;
        }

        yield return Refinement.Of(Name, context.Without(block.Items[index].Span));
        if (index < block.Items.Length - 1)
        {
            yield return Refinement.Of(Name, context.Without(TextSpan.FromBounds(block.Items[index].Span.Start, block.Items[^1].Span.End)));
        }
    }
}
