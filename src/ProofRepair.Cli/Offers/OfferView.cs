using Spectre.Console;
using Spectre.Console.Rendering;

namespace ProofRepair.Cli.Offers;

/// <summary>A list of offers as it is drawn: never wider than it may be, and at most a few lines.</summary>
internal static class OfferView
{
    // The most offers that are shown at a time, and what the frame and the help take of a window besides.
    private const int MostShown = 6;
    private const int Frame = 6;
    private const int Narrowest = 20;

    public static IRenderable Of(OfferList list, int width, int height)
    {
        var room = Math.Max(Narrowest, width - 5);
        if (list.Offers.IsEmpty)
        {
            return new Markup($"[grey]{Markup.Escape(Cut(list.Note ?? "Nothing is offered now. Save a file; Ctrl-C ends.", room))}[/]");
        }

        var shown = Math.Clamp(height - Frame, 1, MostShown);
        var first = Math.Clamp(list.Selected - shown / 2, 0, Math.Max(0, list.Offers.Length - shown));
        var lines = list.Offers.Skip(first).Take(shown).Select(o => Line(o, list, room)).ToList();
        lines.Add(list.Note is { } note ? $"[yellow]{Markup.Escape(Cut(note, room))}[/]" : $"[grey]{Markup.Escape(Cut(OfferKeys.Help, room))}[/]");
        return new Panel(new Rows(lines.Select(l => new Markup(l)))).Header(list.Offers.Length == 1 ? "1 offer" : $"{list.Offers.Length} offers").RoundedBorder();
    }

    public static IRenderable DiffOf(string diff) => new UnfoldedLines([.. diff.Split('\n').Select(line => (IReadOnlyList<Segment>)[new Segment(line.TrimEnd('\r'), StyleOf(line))])]);

    private static string Line(Offer offer, OfferList list, int room)
    {
        var isCurrent = list.Current == offer;
        var text = Markup.Escape(Cut($"{(isCurrent ? '›' : ' ')} {offer.Number}  {offer.Title}{(list.Writing == offer.Number ? " (being written)" : "")}", room));
        return isCurrent ? $"[bold green]{text}[/]" : text;
    }

    private static Style StyleOf(string line) => line switch
    {
        ['+', ..] => new Style(Color.Green),
        ['-', ..] => new Style(Color.Red),
        ['@', ..] => new Style(Color.Grey),
        _ => Style.Plain,
    };

    private static string Cut(string text, int room) => text.ReplaceLineEndings(" ") is var line && line.Length <= room ? line : line[..(room - 1)] + "…";
}
