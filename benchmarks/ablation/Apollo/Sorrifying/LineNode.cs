namespace ProofRepair.Ablation.Apollo.Sorrifying;

/// <summary>
/// A line with the lines that are indented under it. Changed in place, as APOLLO does: some of its faults are changes that outlive a repair
/// which was dropped. <see cref="Line"/> is the number in the whole, -1 until it is given one.
/// </summary>
internal sealed class LineNode(int indent, string text)
{
    public int Indent { get; set; } = indent;

    public string Text { get; set; } = text;

    public int Line { get; set; } = -1;

    public List<LineNode> Children { get; set; } = [];

    public bool IsCommentOrBlank => string.IsNullOrWhiteSpace(Text) || Begins("--");

    public static LineNode Sorry(int indent) => new(indent, new string(' ', indent) + "sorry");

    public bool Begins(string word) => Text.TrimStart().StartsWith(word, StringComparison.Ordinal);

    /// <summary>An emptied line in this one's place.</summary>
    public LineNode Emptied() => new(Indent, "") { Line = Line };

    public void AppendSorryBesideLastChild() => Children.Add(Sorry(Children[^1].Indent));
}
