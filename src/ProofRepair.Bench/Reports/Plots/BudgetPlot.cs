using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;
using ProofRepair.Bench.Metrics;

namespace ProofRepair.Bench.Reports.Plots;

/// <summary>
/// The share of problems that are proved within a budget for each, one step curve a run with Wilson's band. Beyond the budget that every unproved
/// problem was given the curve is a lower bound, and dashed.
/// </summary>
internal static class BudgetPlot
{
    private const int Width = 480;
    private const int Height = 280;

    // In pixels. OxyPlot leaves out points that are nearer to each other, and by its own measure of 2 it would make slopes of steps.
    private const double ShortestSegment = 0.3;

    // From this ratio of the largest budget to the least on, small budgets cannot be told apart on a linear axis.
    private const double LogarithmicFrom = 50;

    /// <param name="curves">With the number of each one's run; all of one kind, at least one.</param>
    public static string Svg(IReadOnlyList<(int Run, SolvedAtBudget Curve)> curves, string id, string label, string budget)
    {
        var steps = curves.SelectMany(c => c.Curve.Steps).Select(s => s.Budget).ToList();
        var most = Math.Max(steps.DefaultIfEmpty(1).Max(), curves.Max(c => c.Curve.Spent));
        var least = steps.Where(b => b > 0).DefaultIfEmpty(most).Min();
        var isLogarithmic = curves[0].Curve.Kind is not CostKind.Samples && most / least > LogarithmicFrom;
        var from = isLogarithmic ? least / 1.5 : 0;

        // The last step is to be seen too.
        var to = most > from ? most * (isLogarithmic ? 1.2 : 1.05) : from + 1;
        var model = new PlotModel
        {
            Background = OxyColors.Undefined,
            TextColor = Ink.Text,
            PlotAreaBorderThickness = new OxyThickness(0),
            // OxyPlot reckons with a narrower font than the page's: the room for labels is given, not measured.
            PlotMargins = new OxyThickness(52, 10, 16, 48),
            Padding = new OxyThickness(0),
            DefaultFontSize = 12,
        };
        model.Axes.Add(Dressed(isLogarithmic ? new LogarithmicAxis { StringFormat = "#,0.####" } : new LinearAxis { StringFormat = "#,0.###", MinimumMajorStep = curves[0].Curve.Kind is CostKind.Samples ? 1 : 0 }, AxisPosition.Bottom, from, to, budget));
        model.Axes.Add(Dressed(new LinearAxis { StringFormat = "0 %", MajorGridlineStyle = LineStyle.Solid }, AxisPosition.Left, 0, Top(curves), null));
        foreach (var (run, curve) in curves)
        {
            Add(model, run, curve, from, to);
        }

        return ThemedSvg.Of(model, Width, Height, id, label);
    }

    private static Axis Dressed(Axis axis, AxisPosition position, double from, double to, string? title)
    {
        axis.Position = position;
        axis.Minimum = from;
        axis.Maximum = to;
        axis.Title = title;
        axis.AxislineStyle = position == AxisPosition.Bottom ? LineStyle.Solid : LineStyle.None;
        axis.AxislineColor = axis.TicklineColor = axis.TitleColor = Ink.Text;
        axis.MajorGridlineColor = Ink.Grid;
        axis.AxisTitleDistance = 9;
        axis.MinorTickSize = 0;
        axis.TickStyle = position == AxisPosition.Bottom ? TickStyle.Outside : TickStyle.None;
        axis.IsZoomEnabled = axis.IsPanEnabled = false;
        return axis;
    }

    /// <summary>Tenths, so that small shares are not a line at the bottom.</summary>
    private static double Top(IReadOnlyList<(int Run, SolvedAtBudget Curve)> curves) =>
        Math.Clamp(Math.Ceiling((curves.Max(c => c.Curve.At(double.PositiveInfinity).Wilson().High) * 10) + 0.2) / 10, 0.1, 1);

    private static void Add(PlotModel model, int run, SolvedAtBudget curve, double from, double to)
    {
        var colour = Ink.Of(run);
        var band = new AreaSeries { Color = OxyColors.Transparent, Color2 = OxyColors.Transparent, StrokeThickness = 0, Fill = OxyColor.FromAColor(45, colour), MinimumSegmentLength = ShortestSegment, EdgeRenderingMode = EdgeRenderingMode.PreferGeometricAccuracy };
        var known = new LineSeries { Color = colour, StrokeThickness = 2, MinimumSegmentLength = ShortestSegment, EdgeRenderingMode = EdgeRenderingMode.PreferGeometricAccuracy };
        var bound = new LineSeries { Color = colour, StrokeThickness = 2, LineStyle = LineStyle.Dash, MinimumSegmentLength = ShortestSegment, EdgeRenderingMode = EdgeRenderingMode.PreferGeometricAccuracy };
        var end = curve.At(curve.Spent).Count == curve.Problems ? to : Math.Clamp(curve.Spent, from, to);
        foreach (var (budget, share) in Corners(curve, from, to, end))
        {
            var wilson = share.Wilson();
            band.Points.Add(new DataPoint(budget, wilson.Low));
            band.Points2.Add(new DataPoint(budget, wilson.High));
            if (budget <= end)
            {
                known.Points.Add(new DataPoint(budget, share.Value));
            }

            if (budget >= end)
            {
                bound.Points.Add(new DataPoint(budget, share.Value));
            }
        }

        model.Series.Add(band);
        model.Series.Add(known);
        if (bound.Points.Count > 1)
        {
            model.Series.Add(bound);
        }
    }

    /// <summary>Both points of every step, and one where the curve turns into a bound.</summary>
    private static IEnumerable<(double Budget, Proportion Share)> Corners(SolvedAtBudget curve, double from, double to, double end)
    {
        var last = curve.At(from);
        yield return (from, last);
        foreach (var budget in curve.Steps.Select(s => s.Budget).Where(b => b > from && b <= to).Append(end).Append(to).Distinct().Order())
        {
            yield return (budget, last);
            last = curve.At(budget);
            yield return (budget, last);
        }
    }
}
