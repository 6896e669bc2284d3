using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Refining;

/// <summary>An error in a body: where, of what kind, in which words. <paramref name="Notes"/> are the other messages at the same place.</summary>
public sealed record RefinementError(BodyError At, string Text, ImmutableArray<string> Notes)
{
    public int Start => At.Start;

    /// <summary>Whether Lean stopped reading here, so that nothing is known of what follows.</summary>
    public bool StopsReading => At.Kind == BodyErrorKind.Parse || Text.StartsWith("tabs are not allowed", StringComparison.Ordinal);

    /// <summary>Where the error was found: goals that stay open are reported where their block begins, but found at its end.</summary>
    public int FoundAt => At.Kind == BodyErrorKind.UnsolvedGoals && At.End is { } end ? end : At.Start;

    /// <summary>
    /// The index of the token at which Lean stopped; the count of tokens when the text broke off. A parse error reaches from the end of the
    /// token before the unexpected one to the end of that one.
    /// </summary>
    public int TokenIn(TokenStream tokens)
    {
        if (Text.StartsWith("unexpected end of input", StringComparison.Ordinal))
        {
            return tokens.Count;
        }

        var index = tokens.IndexAt(StopsReading && At.End is { } end && end > Start ? end - 1 : Start);
        if (StopsReading && At.End is not null && index >= 0 && tokens.Tokens[index].End <= Start)
        {
            index++;
        }

        return Math.Max(0, index);
    }

    /// <summary>The errors of a report in the order in which they are worth mending: first where reading stopped, then by place.</summary>
    public static ImmutableArray<RefinementError> Of(CheckReport report, string text, TextSpan body)
    {
        var source = new SourceText(text);
        var messages = report.Messages.Select(m => (Message: m, At: BodyError.From(m, source))).ToList();
        return
        [
            .. messages
                .Where(m => m.Message.IsError && m.At.Start >= body.Start)
                .Select(m => new RefinementError(
                    m.At,
                    m.Message.Text,
                    [.. messages.Where(o => o.At.Start == m.At.Start && o.Message.Text != m.Message.Text).Select(o => o.Message.Text)]))
                .OrderByDescending(e => e.StopsReading)
                .ThenBy(e => e.FoundAt),
        ];
    }
}
