using System.Text;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Files;

/// <summary>A file with other texts for some of its commands; what stands between commands stays.</summary>
internal sealed class StandInText
{
    private readonly int[] _starts;
    private readonly Lazy<SourceText> _source;

    public StandInText(string file, IReadOnlyList<CommandSpan> commands, Func<int, string> textOf)
    {
        var text = new StringBuilder(file.Length);
        var position = 0;
        _starts = new int[commands.Count];
        for (var i = 0; i < commands.Count; i++)
        {
            text.Append(file, position, commands[i].Span.Start - position);
            _starts[i] = text.Length;
            text.Append(textOf(i));
            position = commands[i].Span.End;
        }

        Text = text.Append(file, position, file.Length - position).ToString();
        _source = new Lazy<SourceText>(() => new SourceText(Text));
    }

    public string Text { get; }

    /// <summary>All that stands before a command.</summary>
    public string Before(int command) => Text[.._starts[command]];

    /// <summary>The commands that Lean reports errors of.</summary>
    public IEnumerable<int> Failing(CheckReport report) => report.Errors
        .Select(m => MessagePlaces.CommandOf(m, _source.Value, _starts))
        .Where(i => i >= 0)
        .Distinct();
}
