using Spectre.Console.Rendering;

namespace ProofRepair.Cli.Offers;

/// <summary>Lines that are given to the terminal as long as they are, so that what is copied from there has no folds of this program.</summary>
internal sealed class UnfoldedLines(IReadOnlyList<IReadOnlyList<Segment>> lines) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => lines.SelectMany(l => l.Append(Segment.LineBreak));
}
