using OxyPlot;

namespace ProofRepair.Bench.Reports.Plots;

/// <summary>
/// Colours that stand for roles: OxyPlot draws in them, and <see cref="ThemedSvg"/> turns each into a class that the page's style sheet colours for light and dark.
/// </summary>
internal static class Ink
{
    public const int Series = 6;

    public static OxyColor Text { get; } = OxyColor.FromRgb(1, 1, 1);

    public static OxyColor Grid { get; } = OxyColor.FromRgb(2, 2, 2);

    public static OxyColor Of(int series) => OxyColor.FromRgb((byte)(10 + SeriesOf(series)), 3, 3);

    /// <summary>Colours come round again after the last.</summary>
    public static int SeriesOf(int run) => run % Series;

    /// <summary>The role of a colour as OxyPlot writes it; null for none of these.</summary>
    public static string? RoleOf(string written) => written switch
    {
        "none" => "none",
        "rgb(1,1,1)" => "text",
        "rgb(2,2,2)" => "grid",
        _ => Enumerable.Range(0, Series).Where(s => string.Equals(written, $"rgb({10 + s},3,3)", StringComparison.Ordinal)).Select(s => $"series-{s}").FirstOrDefault(),
    };
}
