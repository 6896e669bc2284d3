using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ProofRepair.Cli.Display;

/// <summary>A moment of a run as it is drawn: always the same number of lines, so that nothing moves or scrolls away.</summary>
internal static class BenchView
{
    private const int ShownProblems = 6;
    private const int Shortest = 40;

    public static IRenderable Of(string title, BenchSnapshot now, BenchVitals vitals, int width)
    {
        var room = Math.Max(Shortest, width - 4);
        var lines = new List<IRenderable>
        {
            Line(Bar(now, room)),
            Line($"[green]{now.Proved} proved[/]  [yellow]{now.Unproved} unproved[/]  [red]{now.Rejected} not taken[/]  {now.Total - now.Finished} to go{(now.Before > 0 ? $"  [grey]({now.Before} without work of this process)[/]" : "")}"),
            Line($"{now.HolesClosed} holes closed, {now.HolesRefuted} refuted; {now.Samples} samples"),
            Line($"{Clock(now.Elapsed)} gone, {(now.Left is { } left ? $"about {Clock(left)} left at {now.Rate!.Value.ToString("0.0", CultureInfo.InvariantCulture)} problems a minute" : "no problem is finished yet")}"),
            Line($"Lean: {vitals.BusySlots} of {vitals.Slots} slots busy; {now.Active.Length} problems on their way"),
        };
        lines.AddRange(vitals.Budget.Select(b => Line(Markup.Escape(Cut(b, room)))));
        lines.AddRange(Enumerable.Range(0, ShownProblems).Select(i => i < now.Active.Length ? Line(Problem(now.Active[i], room)) : Line(" ")));
        lines.Add(Line(now.Trouble is { } trouble ? $"[yellow]{Markup.Escape(Cut(trouble, room))}[/]" : " "));
        return new Panel(new Rows(lines)).Header(Markup.Escape(Cut(title, room))).RoundedBorder().Expand();
    }

    private static Markup Line(string markup) => new Markup(markup) { Overflow = Overflow.Ellipsis }.Justify(Justify.Left);

    private static string Bar(BenchSnapshot now, int room)
    {
        var cells = Math.Min(60, room - 8);
        var (proved, rest) = (Cells(now.Proved), Cells(now.Finished) - Cells(now.Proved));
        return $"[green]{new string('━', proved)}[/][yellow]{new string('━', rest)}[/][grey]{new string('─', cells - proved - rest)}[/] {(now.Total == 0 ? 1 : (double)now.Finished / now.Total).ToString("0%", CultureInfo.InvariantCulture),5}";

        int Cells(int problems) => now.Total == 0 ? 0 : (int)((long)problems * cells / now.Total);
    }

    private static string Problem(ActiveProblem active, int room)
    {
        var text = $"{active.Stage.ToString().ToLowerInvariant(),-9} {Clock(active.For),8}  {active.Name}{(active.Detail is { } detail ? $" ({detail})" : "")}";
        return $"[grey]{Markup.Escape(Cut(text, room))}[/]";
    }

    private static string Clock(TimeSpan span) => span.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{span.Minutes}:{span.Seconds:00}");

    private static string Cut(string text, int room)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= room ? line : line[..(room - 1)] + "…";
    }
}
