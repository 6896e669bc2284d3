using ProofRepair.Bench.Metrics;

namespace ProofRepair.Bench.Reports.Plots;

/// <summary>A share with its interval as a line of a table; the figures stand beside it, so it is hidden from screen readers.</summary>
internal static class ShareBar
{
    public static string Svg(Estimate share, int series)
    {
        var (value, low, high) = (Percent(share.Value), Percent(share.Low), Percent(share.High));
        return FormattableString.Invariant(
            $"<svg class=\"bar\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\"><rect class=\"track\" width=\"100\" height=\"10\"/><rect class=\"fill-series-{Ink.SeriesOf(series)}\" width=\"{value}\" height=\"10\"/><path class=\"whisker\" d=\"M{low} 5H{high}M{low} 2V8M{high} 2V8\" fill=\"none\" stroke-width=\"1.5\" vector-effect=\"non-scaling-stroke\"/></svg>");
    }

    private static double Percent(double share) => double.IsNaN(share) ? 0 : Math.Round(share * 100, 2);
}
