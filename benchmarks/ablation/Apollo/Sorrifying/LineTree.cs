using System.Text;

namespace ProofRepair.Ablation.Apollo.Sorrifying;

/// <summary>A declaration's lines as a tree by indentation, numbered from the top.</summary>
internal sealed class LineTree(string code, List<LineNode> roots)
{
    /// <summary>The text that was read; changes do not touch it.</summary>
    public string Code => code;

    public List<LineNode> Roots => roots;

    public void Number()
    {
        var line = 1;
        foreach (var node in All(roots))
        {
            node.Line = line++;
        }
    }

    public LineNode? Find(int line) => All(roots).FirstOrDefault(n => n.Line == line);

    public void Replace(int line, LineNode node) => Replace(roots, line, node);

    /// <summary>Each line has its indentation twice: its own, and that of its depth. Columns of what Lean then says are off by it.</summary>
    public string Print()
    {
        var lines = new List<string>();
        Print(roots, 0, lines);
        return PythonText.Join(lines);
    }

    private static void Print(List<LineNode> nodes, int depth, List<string> lines)
    {
        foreach (var node in nodes)
        {
            lines.Add(new StringBuilder().Append(' ', 2 * depth).Append(node.Text).ToString());
            Print(node.Children, depth + 1, lines);
        }
    }

    private static bool Replace(List<LineNode> nodes, int line, LineNode replacement)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Line == line)
            {
                nodes[i] = replacement;
                return true;
            }

            if (Replace(nodes[i].Children, line, replacement))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<LineNode> All(List<LineNode> nodes) => nodes.SelectMany(n => All(n.Children).Prepend(n));
}
