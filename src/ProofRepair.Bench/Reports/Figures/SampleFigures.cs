using ProofRepair.Bench.Metrics;
using ProofRepair.Bench.Reports.Data;

namespace ProofRepair.Bench.Reports.Figures;

/// <summary>What the numbers of samples tell. <paramref name="ToSuccess"/> and <paramref name="Law"/> are null where no problem took samples, or several at once.</summary>
/// <param name="Law">Of coverage over the numbers of samples that every problem without a proof had.</param>
/// <param name="Known">The largest of those numbers.</param>
public sealed record SampleFigures(SamplesToSuccess? ToSuccess, PowerLawFit? Law, int Known)
{
    // Enough for an interval that is read to a point; a fit takes some microseconds.
    private const int Draws = 500;
    private const int Seed = 20_261_126;

    /// <param name="oneByOne">A problem's samples were taken one at a time, so that their number at its end is the place of the first that led to a proof.</param>
    public static SampleFigures Of(IReadOnlyCollection<ReportProblem> accepted, bool oneByOne)
    {
        List<FirstSuccess> problems = [.. accepted.Select(p => new FirstSuccess(p.Key, p.Samples, p.IsProved))];
        if (!oneByOne || !problems.Exists(p => p.Samples > 0))
        {
            return new SampleFigures(null, null, 0);
        }

        var open = problems.Where(p => !p.Proved).Select(p => p.Samples).ToList();
        var known = open.Count > 0 ? open.Min() : problems.Max(p => p.Samples);
        var (points, reason) = CoveragePoints.OfFirstSuccesses(problems, Doublings(known));
        return new SampleFigures(
            SamplesToSuccess.Of(problems), points is null ? new PowerLawFit.None(reason!) : PowerLawFit.Of(points, new Bootstrap(new Random(Seed), Draws)), known);
    }

    private static IEnumerable<int> Doublings(int most)
    {
        for (var k = 1; k < most; k *= 2)
        {
            yield return k;
        }

        if (most > 0)
        {
            yield return most;
        }
    }
}
