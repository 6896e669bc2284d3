using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Pipeline.Solving;

/// <summary>Tactics that search and say what they found (<c>exact?</c>, <c>try?</c>): what is kept in a proof is the finding, not the search.</summary>
public static partial class SuggestedTactic
{
    private const int Most = 4;

    public static bool IsSearch(string tactic) => Search().IsMatch(tactic);

    /// <summary>The tactic with what its search found in the search's place, for each of Lean's suggestions in their order.</summary>
    public static ImmutableArray<string> Found(string tactic, CheckReport report)
    {
        if (Search().Match(tactic) is not { Success: true } search)
        {
            return [];
        }

        return
        [
            .. report.Messages
                .Where(m => m.Severity == LeanSeverity.Information && m.Text.StartsWith("Try th", StringComparison.Ordinal))
                .SelectMany(m => Findings(m.Text))
                .Where(f => !IsSearch(f) && f.Length > 0)
                .Select(f => tactic[..search.Index] + f + tactic[(search.Index + search.Length)..])
                .Distinct(StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    /// <summary>Lean marks each finding with <c>[apply]</c>; before 4.24 one stood after the colon.</summary>
    private static IEnumerable<string> Findings(string message)
    {
        var found = message[(message.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var marked = found.Split("[apply]");
        return (marked.Length > 1 ? marked.Skip(1) : marked).Select(f => string.Join(' ', f.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
    }

    [GeneratedRegex(@"(?<![\w.])(exact|apply|try|simp|simp_all|aesop|grind)\?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Search();
}
