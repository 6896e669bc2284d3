using System.Text;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Goals;

namespace ProofRepair.Pipeline.Solving.Learning;

/// <summary>
/// A tactic that closed a goal, kept so that it closes a goal that differs in names and order: a comment in front of it names the goal's hypotheses, in the order
/// that <see cref="GoalHash"/> gives them. A tactic that names none is kept as it is.
/// </summary>
public static class KeptTactic
{
    private const string Begin = "/- names: ";
    private const string End = " -/\n";

    /// <summary>As it is kept for all goals with this one's hash.</summary>
    public static string Of(Goal goal, string tactic)
    {
        var names = GoalHash.Names(goal);
        return NamesIn(tactic).Overlaps(names) && !names.Any(n => n.Contains(' ', StringComparison.Ordinal) || n.Contains("-/", StringComparison.Ordinal))
            ? Begin + string.Join(' ', names) + End + tactic
            : tactic;
    }

    /// <summary>In the names of a goal with the same hash; null where it needs a hypothesis that cannot be named there.</summary>
    public static string? For(Goal goal, string kept)
    {
        if (!kept.StartsWith(Begin, StringComparison.Ordinal) || kept.IndexOf(End, StringComparison.Ordinal) is not (var end and > 0))
        {
            return kept;
        }

        var (before, tactic) = (kept[Begin.Length..end].Split(' '), kept[(end + End.Length)..]);
        var now = GoalHash.Names(goal);
        if (before.Length != now.Length || before.SequenceEqual(now, StringComparer.Ordinal))
        {
            return tactic;
        }

        var used = NamesIn(tactic);
        var renamed = before.Zip(now).DistinctBy(p => p.First, StringComparer.Ordinal).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        if (renamed.Any(r => used.Contains(r.Key) && Goal.IsInaccessible(r.Value)))
        {
            return null;
        }

        // A name of the tactic's own must not hide one of the goal's.
        foreach (var own in now.Where(n => used.Contains(n) && !renamed.ContainsKey(n)).ToList())
        {
            var fresh = own + "'";
            while (used.Contains(fresh) || now.Contains(fresh, StringComparer.Ordinal))
            {
                fresh += "'";
            }

            renamed[own] = fresh;
        }

        return Rename(tactic, renamed);
    }

    private static string Rename(string tactic, Dictionary<string, string> renamed)
    {
        var (text, position) = (new StringBuilder(), 0);
        foreach (var token in Identifiers(tactic))
        {
            var name = Head(token.In(tactic));
            text.Append(tactic, position, token.Start - position).Append(renamed.GetValueOrDefault(name, name));
            position = token.Start + name.Length;
        }

        return text.Append(tactic, position, tactic.Length - position).ToString();
    }

    private static HashSet<string> NamesIn(string tactic) => Identifiers(tactic).Select(t => Head(t.In(tactic))).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<TextSpan> Identifiers(string tactic) => LeanLexer.Tokenize(tactic).Where(t => t.Kind == LeanTokenKind.Identifier).Select(t => t.Span);

    /// <summary>Of <c>h.le.trans</c> the name that may be a hypothesis.</summary>
    private static string Head(string identifier) =>
        (identifier.StartsWith('«') ? identifier.IndexOf('»', StringComparison.Ordinal) + 1 : identifier.IndexOf('.', StringComparison.Ordinal)) is var end and > 0
            ? identifier[..end]
            : identifier;
}
