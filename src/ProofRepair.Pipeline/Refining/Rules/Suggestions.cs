using System.Text.RegularExpressions;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>What Lean itself suggests: a name that it knows, or a tactic that works.</summary>
internal static partial class Suggestions
{
    private const string Name = "Lean's suggestion";

    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        if (context.Fault >= context.Tokens.Count)
        {
            yield break;
        }

        var token = context.Tokens.Tokens[context.Fault];
        foreach (var message in context.Messages)
        {
            foreach (var name in MeantName().Matches(message).Select(m => m.Groups["name"].Value).Distinct().Take(4))
            {
                yield return Refinement.Of(Name, Edit.Replace(token, name));
            }

            foreach (var tactic in TriedTactic().Matches(message).Select(m => m.Groups["tactic"].Value.Trim()).Distinct().Take(3))
            {
                if (context.ItemOf(context.Fault) is { } item && !context.IsParse)
                {
                    yield return Refinement.Of(Name, Edit.Replace(item.Span.Start, item.Span.End, tactic));
                }
            }
        }
    }

    [GeneratedRegex(@"(?:did you mean|perhaps you meant)(?: the)? `(?<name>[^`\s]{1,100})`", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MeantName();

    [GeneratedRegex(@"(?:Try this:\s*(?:\[apply\] *)?|\[apply\] *|^ *• )(?<tactic>[^\r\n]{1,400})", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TriedTactic();
}
