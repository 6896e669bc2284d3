using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Refining;

namespace ProofRepair.Pipeline.Tests.Refining;

/// <summary>What the rules make of a body in which <c>‸</c> marks where Lean's message begins, and a second one where it ends.</summary>
internal static class Proposals
{
    public const string Lead = "theorem t (a b : Nat) (h : a = b) : b = a := ";

    public static IReadOnlyList<string> For(string marked, string message) =>
        [.. Refinements(marked, message).Select(r => r.ApplyTo(Lead + marked.Replace("‸", "", StringComparison.Ordinal))[Lead.Length..])];

    public static IReadOnlyList<Refinement> Refinements(string marked, string message)
    {
        var text = Lead + marked.Replace("‸", "", StringComparison.Ordinal);
        var source = new SourceText(text);
        var start = marked.IndexOf('‸', StringComparison.Ordinal);
        var end = marked.LastIndexOf('‸');
        var report = new CheckReport(
            RunOutcome.Errors,
            [
                new LeanMessage(
                    LeanSeverity.Error,
                    "[anonymous]",
                    source.ToPosition(Lead.Length + start),
                    end > start ? source.ToPosition(Lead.Length + end - 1) : null,
                    message),
            ],
            TimeSpan.Zero);
        var body = TextSpan.FromBounds(Lead.Length, text.Length);
        var error = RefinementError.Of(report, text, body)[0];
        ImmutableArray<Refinement> proposals =
            [.. RefinementRules.For(new RefinementContext(TacticParser.Parse(text, body), new TokenStream(text, body), error))];
        Xunit.Assert.All(proposals, p => Xunit.Assert.True(p.IsWithin(body), p.RuleName));
        return proposals;
    }
}
