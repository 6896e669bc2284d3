using ProofRepair.Lean.Checking;

namespace ProofRepair.Ablation.Apollo.Sorrifying;

/// <summary>What is done for an error that spans several lines.</summary>
internal static class SpanRepairs
{
    public static void Repair(LineTree tree, LeanMessage error, int start, int end)
    {
        if (error.IsUnsolvedGoals)
        {
            var first = tree.Find(start) ?? throw new ApolloFault("no such line");
            if (first.Children.Count > 0)
            {
                first.AppendSorryBesideLastChild();
            }
            else
            {
                LineRepairs.AppendSorry(tree.Find(end));
            }

            return;
        }

        if (error.IsEndOfInput)
        {
            throw new ApolloFault("as many repairs as lines were expected");
        }

        // Lines that were commented out stay in the tree, and get one more mark each time.
        for (var line = start; line <= end; line++)
        {
            var node = tree.Find(line) ?? throw new ApolloFault("no such line");
            node.Text = new string(' ', node.Indent) + "--" + node.Text.TrimStart();
        }
    }
}
