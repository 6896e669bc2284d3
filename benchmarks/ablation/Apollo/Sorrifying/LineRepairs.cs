using ProofRepair.Lean.Checking;

namespace ProofRepair.Ablation.Apollo.Sorrifying;

/// <summary>What is done to a line for an error on it, by how the line looks.</summary>
internal static class LineRepairs
{
    private const string By = ":= by";

    /// <summary>The node to stand at the line from now on; null when nothing is to be replaced (the node itself may have changed).</summary>
    public static LineNode? Repair(LineTree tree, LineNode? node, LeanMessage error)
    {
        if (node is null)
        {
            return null;
        }

        var text = node.Text.Trim();
        if (text.Contains("--------", StringComparison.Ordinal))
        {
            throw new ApolloFault("the same line was commented out again and again");
        }

        if (text.Contains("have", StringComparison.Ordinal) && text.Contains(By, StringComparison.Ordinal))
        {
            return node.Children.Count == 0 ? RepairHaveOnOneLine(node, error) : RepairHave(node, error);
        }

        if (text.StartsWith(". ", StringComparison.Ordinal) || text.StartsWith("| ", StringComparison.Ordinal))
        {
            // The repair of an alternative is never handed back: only what it changes in place stays, and that is the case of open goals.
            if (error.IsUnsolvedGoals)
            {
                AppendSorry(node);
            }

            return null;
        }

        if (node.Children.Count == 0)
        {
            return RepairPlain(tree, node, error);
        }

        (node.Text, node.Children) = ("", []);
        return node;
    }

    /// <summary>
    /// For goals left open: a <c>sorry</c> after the last child. Without children the proof on the line is cut off, and the <c>sorry</c> for it
    /// is forgotten.
    /// </summary>
    public static LineNode AppendSorry(LineNode? node)
    {
        if (node is null)
        {
            throw new ApolloFault("no such line");
        }

        if (node.Children.Count > 0)
        {
            node.AppendSorryBesideLastChild();
        }
        else
        {
            node.Text = PythonText.Before(node.Text, By) + By;
        }

        return node;
    }

    /// <summary>After <c>by</c> the proof becomes <c>sorry</c>; an error before it costs the line.</summary>
    private static LineNode RepairHaveOnOneLine(LineNode node, LeanMessage error)
    {
        var end = TheoremText.FirstBy(node.Text) is { } by ? by.End : throw new ApolloFault("no `:= by` on the line");
        var statement = node.Text[..end];
        if (error.Start.Column >= statement.EnumerateRunes().Count() || error.IsUnsolvedGoals)
        {
            return new LineNode(node.Indent, statement) { Line = node.Line, Children = [LineNode.Sorry(node.Indent + 2)] };
        }

        return new LineNode(node.Indent, "--" + node.Text) { Line = node.Line };
    }

    /// <summary>Any error but open goals costs the whole block.</summary>
    private static LineNode RepairHave(LineNode node, LeanMessage error) => error.IsUnsolvedGoals ? AppendSorry(node) : node.Emptied();

    private static LineNode? RepairPlain(LineTree tree, LineNode node, LeanMessage error)
    {
        if (error.IsEndOfInput)
        {
            if (error.End is null)
            {
                SorryChildren.Add(tree.Roots);
                return null;
            }

            node.Text = new string(' ', node.Indent) + "sorry";
            return node;
        }

        if (error.IsNoGoals)
        {
            node.Text = "";
            return node;
        }

        if (node.Text.Contains("cases", StringComparison.Ordinal) && !node.Text.Contains("cases'", StringComparison.Ordinal))
        {
            // `rcases` and `by_cases` too.
            node.Text = node.Text.Replace("cases", "cases'", StringComparison.Ordinal);
            return node;
        }

        return node.Emptied();
    }
}
