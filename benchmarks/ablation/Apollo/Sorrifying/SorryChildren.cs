namespace ProofRepair.Ablation.Apollo.Sorrifying;

/// <summary>A <c>sorry</c> under what is thought to have no proof.</summary>
internal static class SorryChildren
{
    private static readonly string[] s_bullets = ["·", "|", "."];

    /// <summary>
    /// A bullet or alternative without lines below counts as without a proof, whatever stands on its own line: <c>· simp</c> gets a
    /// <c>sorry</c> that Lean then refuses.
    /// </summary>
    public static void Add(IEnumerable<LineNode> nodes)
    {
        foreach (var node in nodes)
        {
            var isBare = node.Children.Count == 0;
            var isBullet = s_bullets.Any(node.Begins);
            if (isBare && (isBullet || (node.Begins("have") && node.Text.EndsWith("by", StringComparison.Ordinal))))
            {
                node.Children.Add(LineNode.Sorry(node.Indent + 2));
            }
            else if (!isBare && (isBullet || node.Begins("have")) && node.Children.TrueForAll(c => c.IsCommentOrBlank))
            {
                node.AppendSorryBesideLastChild();
            }

            Add(node.Children);
        }
    }
}
