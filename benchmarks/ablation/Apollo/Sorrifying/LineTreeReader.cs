namespace ProofRepair.Ablation.Apollo.Sorrifying;

/// <summary>
/// Builds the tree: a line belongs under the last line that is indented less. <c>| </c> and <c>. </c> lines go to the last line above that
/// opens cases; <c>·</c> is not known to it.
/// </summary>
internal static class LineTreeReader
{
    private static readonly (string Word, string End)[] s_alternativeHeads =
        [("cases ", " with"), ("match ", " with"), ("inductive ", " where"), ("induction ", " with")];

    private static readonly (string Word, string End)[] s_dotHeads =
        [("by_cases ", ""), ("rcases ", ""), ("cases' ", ""), ("induction' ", ""), ("interval_cases ", "")];

    public static LineTree Read(string code, bool dropBlankLines)
    {
        var root = new LineNode(-1, "<ROOT>");
        var stack = new List<LineNode> { root };
        foreach (var line in PythonText.Lines(code).Where(l => !dropBlankLines || !string.IsNullOrWhiteSpace(l)))
        {
            var node = new LineNode(line.Length - line.TrimStart(' ').Length, line);
            ParentOf(node, stack).Children.Add(node);
            stack.Add(node);
        }

        NormaliseIndents(root.Children, 0);
        MoveInlineProofs(root.Children);
        var tree = new LineTree(code, root.Children);
        tree.Number();
        return tree;
    }

    /// <summary>Also pops from the stack what the line closes.</summary>
    private static LineNode ParentOf(LineNode node, List<LineNode> stack)
    {
        if (CaseHead(node, stack) is { } head)
        {
            return head;
        }

        foreach (var mark in new[] { "| ", ". " })
        {
            if (!stack[^1].Begins(mark))
            {
                continue;
            }

            if (node.Indent >= stack[^1].Indent)
            {
                return stack[^1];
            }

            while (stack[^1].Begins(mark))
            {
                stack.RemoveAt(stack.Count - 1);
            }

            break;
        }

        while (node.Indent <= stack[^1].Indent)
        {
            stack.RemoveAt(stack.Count - 1);
        }

        return stack[^1];
    }

    private static LineNode? CaseHead(LineNode node, List<LineNode> stack)
    {
        var heads = node.Text.TrimStart(' ') switch
        {
            ['|', ' ', ..] => s_alternativeHeads,
            ['.', ' ', ..] => s_dotHeads,
            _ => [],
        };
        return stack.LastOrDefault(above => heads.Any(h => above.Begins(h.Word) && above.Text.EndsWith(h.End, StringComparison.Ordinal)));
    }

    private static void NormaliseIndents(List<LineNode> nodes, int depth)
    {
        foreach (var node in nodes)
        {
            node.Indent = 2 * depth;
            node.Text = new string(' ', node.Indent) + node.Text.TrimStart(' ');
            NormaliseIndents(node.Children, depth + 1);
        }
    }

    /// <summary>A <c>have</c> whose proof begins on its line and goes on below: the beginning gets a line of its own.</summary>
    private static void MoveInlineProofs(List<LineNode> nodes)
    {
        const string By = " := by";
        foreach (var node in nodes)
        {
            var by = node.Text.IndexOf(By, StringComparison.Ordinal);
            if (node.Children.Count > 0 && by >= 0 && node.Text.Contains("have", StringComparison.Ordinal)
                && node.Text[(by + By.Length)..].Trim() is { Length: > 0 } proof)
            {
                node.Text = node.Text[..(by + By.Length)];
                var indent = node.Children[0].Indent;
                node.Children.Insert(0, new LineNode(indent, new string(' ', indent) + proof));
            }

            MoveInlineProofs(node.Children);
        }
    }
}
