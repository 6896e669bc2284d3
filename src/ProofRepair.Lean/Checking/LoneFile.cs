using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Checking;

/// <summary>
/// One source in a file of its own, between two sentinels. The first shows that Lean has loaded what it needs: it stands after the
/// header or, where there is none, in a line of its own after the source's imports.
/// </summary>
internal sealed class LoneFile
{
    private readonly string _nonce;
    private readonly SourceText _source;
    private readonly int _firstLine;

    // The line of the file that a sentinel inside the source takes; int.MaxValue where there is none.
    private readonly int _insertedLine;

    private LoneFile(string text, string nonce, string source, int firstLine, int insertedLine)
    {
        (Text, _nonce, _source, _firstLine, _insertedLine) = (text, nonce, new SourceText(source), firstLine, insertedLine);
    }

    public string Text { get; }

    public static LoneFile Compose(LeanHeader header, string source, string nonce)
    {
        var (begin, end) = ($"#print \"{nonce} begin\"\n", $"\n#print \"{nonce} end\"\n");
        if (header.Text.Length > 0)
        {
            var before = (header.Text.EndsWith('\n') ? header.Text : header.Text + "\n") + begin;
            return new LoneFile(before + source + end, nonce, source, 1 + Lines(before), int.MaxValue);
        }

        return ImportBlock.End(source) is { } at
            ? new LoneFile(source[..at] + begin + source[at..] + end, nonce, source, 1, 1 + Lines(source[..at]))
            : new LoneFile(source + end, nonce, source, 1, int.MaxValue);
    }

    public bool IsBegin(LeanMessage message) => message.Severity == LeanSeverity.Information && message.Text == $"{_nonce} begin";

    public bool IsEnd(LeanMessage message) => message.Severity == LeanSeverity.Information && message.Text == $"{_nonce} end";

    /// <summary>With positions in the source; null when it is about the header.</summary>
    public LeanMessage? Relative(LeanMessage message) => message.Start.Line < _firstLine
        ? null
        : SourceMessages.Relative(message with { Start = WithoutInserted(message.Start), End = message.End is { } end ? WithoutInserted(end) : null }, _firstLine, _source);

    private LeanPosition WithoutInserted(LeanPosition position) => position.Line < _insertedLine ? position
        : position.Line == _insertedLine ? position with { Column = 0 }
        : position with { Line = position.Line - 1 };

    private static int Lines(string text) => text.AsSpan().Count('\n');
}
