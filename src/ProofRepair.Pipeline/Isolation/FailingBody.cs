using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Isolation;

/// <summary>
/// A text and the errors that are to be cut out of its body. <paramref name="Places"/>: in how many the attempt is known to fail.
/// <paramref name="Besides"/>: sketches of another making that may keep more than what is cut here.
/// </summary>
internal sealed record FailingBody(string Text, TextSpan Body, ImmutableArray<BodyError> Errors, int Places, ImmutableArray<Sketch> Besides)
{
    private const int MostProbed = 2;

    /// <summary>How often blocks were looked at one by one, in this text or one that it was made of.</summary>
    public int Probed { get; init; }

    public bool IsProbed => Probed >= MostProbed;

    /// <summary>The same, and its own blocks need not be looked at.</summary>
    public FailingBody AsProbed() => this with { Probed = MostProbed };

    public bool HasParseError => Errors.Any(e => e.Kind == BodyErrorKind.Parse);

    /// <summary>How much of the text Lean did not read; 0 where it read all.</summary>
    public int Unread => Errors.Where(e => e.Kind == BodyErrorKind.Parse).Select(e => Text.Length - e.Start).DefaultIfEmpty(0).Max();

    /// <summary>Null where no error points into the body, as after a timeout or a crash: nothing can be kept with reason.</summary>
    public static FailingBody? Of(string text, TextSpan body, CheckReport report)
    {
        var errors = Isolator.BodyErrors(report, text, body);
        var ends = errors.Any(e => e.Kind == BodyErrorKind.Parse) ? errors.Count(e => e.Kind == BodyErrorKind.UnsolvedGoals) : 0; // of blocks that were cut short
        return errors.IsEmpty ? null : new FailingBody(text, body, errors, errors.Length - ends, []);
    }
}
