using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Isolation;

/// <summary>The sketches that Lean accepts, and what to go on with: to keep more than they do, or to have any at all.</summary>
internal sealed record CutAnswers(ImmutableArray<Sketch> Accepted, FailingBody? More, FailingBody? Any);

/// <summary>What Lean is asked at once about a failing body: sketches, the smallest cuts first, and the blocks that it did not read, one by one.</summary>
internal sealed class CutRound
{
    private const int LevelsAtOnce = 4;
    private const int MostErrorsOneByOne = 8;
    private const int MostProbes = 128;

    private readonly FailingBody _failing;
    private readonly ProofTree _tree;
    private readonly ImmutableArray<(int Level, Sketch Sketch)> _cuts;
    private readonly ImmutableArray<BlockProbe> _probes;

    public CutRound(FailingBody failing)
    {
        _failing = failing;
        _tree = TacticParser.Parse(failing.Text, failing.Body);
        var last = HolePlanner.LastLevel(_tree, failing.Errors);
        WholeBody = HolePlanner.Plan(_tree, failing.Errors, last).Text;
        _cuts =
        [
            .. Enumerable.Range(0, last + 1)
                .Where(level => level < LevelsAtOnce || level == last)
                .Select(level => (Level: level, Sketch: HolePlanner.Plan(_tree, failing.Errors, level)))
                .Concat(failing.Besides.Select(sketch => (Level: 0, Sketch: sketch)))
                .DistinctBy(cut => cut.Sketch.Text)
                .Where(cut => cut.Sketch.Text != failing.Text),
        ];
        _probes = failing.IsProbed ? [] : BlockProbe.After(_tree, failing.Errors, MostProbes);
    }

    public bool IsEmpty => _cuts.IsEmpty;

    /// <summary>Nothing less than the whole body is left to cut.</summary>
    public bool IsLast => _cuts.Length == 1;

    /// <summary>The declaration without its whole proof.</summary>
    public string WholeBody { get; }

    private int Probed => _failing.Probed + (_probes.IsEmpty ? 0 : 1);

    public IEnumerable<string> Texts => _cuts.Select(c => c.Sketch.Text).Concat(_probes.Select(p => p.Text));

    public CutAnswers Read(ImmutableArray<CheckReport> reports)
    {
        var accepted = _cuts.Where((_, i) => reports[i].Outcome == RunOutcome.Ok).ToList();
        var more = accepted.Exists(c => c.Level == 0) ? null : Unread(reports) ?? Remaining(reports[0], accepted.Count > 0 ? accepted[0].Level : 0);
        return new CutAnswers([.. accepted.Select(c => c.Sketch)], more, more ?? Furthest(reports));
    }

    /// <summary>The same body with the parse errors of its other blocks, where there are any.</summary>
    private FailingBody? Unread(ImmutableArray<CheckReport> reports)
    {
        var seen = _failing.Errors.Select(e => (e.Start, e.Kind)).ToHashSet();
        var found = _probes.SelectMany((probe, i) => probe.ErrorsOf(reports[_cuts.Length + i])).Where(e => seen.Add((e.Start, e.Kind))).ToList();
        var errors = _failing.Errors.AddRange(found.Where(e => e.Kind == BodyErrorKind.Parse));
        if (errors.Length == _failing.Errors.Length)
        {
            return null;
        }

        // What else fails in a block may do so only because the others are left out.
        var all = HolePlanner.Plan(_tree, _failing.Errors.AddRange(found), 0);
        return (_failing with { Errors = errors, Places = _failing.Places + found.Count, Besides = [all] }).AsProbed();
    }

    /// <summary>What still fails when only the smallest parts are cut, where less than for all errors alike may have to go for it.</summary>
    private FailingBody? Remaining(CheckReport smallest, int acceptedLevel)
    {
        var sketch = _cuts[0].Sketch;
        if (smallest.Outcome != RunOutcome.Errors || FailingBody.Of(sketch.Text, sketch.Body, smallest) is not { } rest)
        {
            return null;
        }

        if (_failing.HasParseError)
        {
            return rest.Unread < _failing.Unread ? rest with { Places = _failing.Places + rest.Places, Probed = Probed } : null;
        }

        return _failing.Errors.Length > 1 ? rest with { Places = _failing.Places, Probed = Probed, Besides = OneByOne(acceptedLevel) } : null;
    }

    private ImmutableArray<Sketch> OneByOne(int level) => level == 0 || _failing.Errors.Length > MostErrorsOneByOne
        ? []
        : [.. _failing.Errors.Select(error => HolePlanner.Plan(_tree, _failing.Errors, e => e == error ? level : 0))];

    /// <summary>The sketch with the fewest errors, and of those the one that fails last.</summary>
    private FailingBody? Furthest(ImmutableArray<CheckReport> reports) => _cuts
        .Select((cut, i) => (Body: FailingBody.Of(cut.Sketch.Text, cut.Sketch.Body, reports[i]), Report: reports[i]))
        .Where(c => c.Report.Outcome == RunOutcome.Errors && c.Body is not null)
        .OrderBy(c => c.Report.Errors.Count())
        .ThenByDescending(c => c.Report.Errors.Min(e => e.Start))
        .Select(c => c.Body! with { Places = _failing.Places, Probed = Probed })
        .FirstOrDefault();
}
