using Spectre.Console;
using Spectre.Console.Rendering;

namespace ProofRepair.Cli.Offers;

/// <summary>
/// Lines that scroll, and below them a part that stays and is drawn anew in its place. For one thread at a time. Not Spectre's live display,
/// which never becomes lower again and leaves pieces of itself beside shorter lines that are printed meanwhile.
/// </summary>
internal sealed class PinnedPart(IAnsiConsole console)
{
    private IRenderable? _part;
    private int _height;

    public void Show(IRenderable part)
    {
        Erase();
        _part = part;
        Draw();
    }

    /// <summary>Above the part. The line is given to the terminal as it is, so that what is copied from there has no folds.</summary>
    public void Print(string line) => Print(new ControlCode(line + "\n"));

    public void Print(IRenderable lines)
    {
        Erase();
        console.Write(lines);
        Draw();
    }

    /// <summary>Leaves only the lines.</summary>
    public void Clear()
    {
        Erase();
        _part = null;
        console.Cursor.Show();
    }

    private void Erase()
    {
        if (_height > 0)
        {
            console.Write(new ControlCode($"\r\u001b[{_height}A\u001b[0J"));
            _height = 0;
        }
    }

    private void Draw()
    {
        if (_part is null)
        {
            return;
        }

        var lines = Segment.SplitLines(_part.GetSegments(console));
        _height = lines.Count;
        console.Cursor.Hide();
        console.Write(_part);
        if (!_part.GetSegments(console).Last().IsLineBreak)
        {
            console.WriteLine();
        }
    }
}
