using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Refining;

/// <summary>
/// How far a body got: where Lean stopped reading (<see cref="int.MaxValue"/> when it read all), how many errors it reported, and where
/// the first was found. A parse error hides what follows it, so it weighs first.
/// </summary>
public sealed record Standing(RunOutcome Outcome, bool IsComplete, int ReadTo, int Errors, int FirstError)
{
    public static Standing Of(CheckReport report, string text, TextSpan body)
    {
        var errors = RefinementError.Of(report, text, body);
        var tokens = new TokenStream(text, body);
        return new Standing(
            report.Outcome,
            report.IsComplete,
            errors.Where(e => e.StopsReading).Select(e => e.TokenIn(tokens) is var i && i < tokens.Count ? tokens.Tokens[i].Start : body.End).DefaultIfEmpty(int.MaxValue).Min(),
            report.Errors.Count(),
            errors.Select(e => e.FoundAt).DefaultIfEmpty(int.MaxValue).Min());
    }

    /// <summary>The same in the coordinates of the text before a refinement.</summary>
    public Standing Before(Refinement refinement) => this with
    {
        ReadTo = ReadTo == int.MaxValue ? ReadTo : refinement.ToBefore(ReadTo),
        FirstError = FirstError == int.MaxValue ? FirstError : refinement.ToBefore(FirstError),
    };

    /// <summary>Whether Lean reports less than before, or later. Both are in the same coordinates; a run without an answer is never better.</summary>
    public bool IsBetterThan(Standing before, bool drops)
    {
        if (Outcome == RunOutcome.Ok)
        {
            return before.Outcome != RunOutcome.Ok;
        }

        if (Outcome != RunOutcome.Errors || before.Outcome != RunOutcome.Errors || ReadTo < before.ReadTo)
        {
            return false;
        }

        return ReadTo > before.ReadTo || Errors < before.Errors || (FirstError > before.FirstError && !drops);
    }
}
