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

    /// <summary>Above the part.</summary>
    public void Print(string line)
    {
        Erase();
        console.Write(new ControlCode(line + "\n"));
        Draw();
    }

    public void Print(IRenderable lines)
    {
        Erase();
        Write(lines);
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
        if (_part is not null)
        {
            console.Cursor.Hide();
            _height = Write(_part);
        }
    }

    /// <summary>How many lines it took, each with its end.</summary>
    private int Write(IRenderable renderable)
    {
        var lines = Segment.SplitLines(renderable.GetSegments(console));
        console.Write(new UnfoldedLines(lines));
        return lines.Count;
    }
}
