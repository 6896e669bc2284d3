using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace ProofRepair.Pipeline.Goals;

/// <summary>
/// A key for goals that differ only in the names and the order of their hypotheses. Equal keys mean equal goals up to renaming;
/// the converse may fail (symmetric hypotheses), which costs a cache hit and nothing else. Names that are local to the
/// context are numbered in the order of their use, first in the target, then in the hypotheses, each time the one whose
/// text, with what is numbered so far, comes first.
/// </summary>
public static class GoalHash
{
    private const string Unknown = "⟪?⟫";

    public static string Of(Goal goal) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalText(goal))));

    public static string CanonicalText(Goal goal) => Canonical(goal).Text;

    /// <summary>The names of the hypotheses, in an order such that those of two goals with equal keys correspond one by one.</summary>
    public static ImmutableArray<string> Names(Goal goal) => Canonical(goal).Names;

    private static (string Text, ImmutableArray<string> Names) Canonical(Goal goal)
    {
        var locals = goal.Hypotheses.SelectMany(h => h.Names).ToHashSet(StringComparer.Ordinal);
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        var target = LeanTokens.Split(goal.Target);
        Number(target, locals, numbers);

        var open = goal.Hypotheses.SelectMany(Entries).ToList();
        var done = new List<(string Name, string Line)>();
        while (open.Count > 0)
        {
            var next = open.MinBy(e => Render(e.Name, e.Tokens, locals, numbers), StringComparer.Ordinal)!;
            open.Remove(next);
            Number(next.Tokens, locals, numbers);
            if (IsUsed(next.Name, open, numbers))
            {
                Number([new LeanToken(next.Name, true)], locals, numbers);
            }

            done.Add((next.Name, Render(next.Name, next.Tokens, locals, numbers)));
        }

        var sorted = done.OrderBy(d => d.Line, StringComparer.Ordinal).ToList();
        return (
            string.Join('\n', sorted.Select(d => d.Line)) + "\n⊢ " + string.Join(' ', target.Select(t => Rename(t, locals, numbers))),
            [.. sorted.Select(d => d.Name)]);
    }

    private sealed record Entry(string Name, List<LeanToken> Tokens);

    private static IEnumerable<Entry> Entries(Hypothesis hypothesis)
    {
        var text = hypothesis.Value is null ? hypothesis.Type : hypothesis.Type + " := " + hypothesis.Value;
        return hypothesis.Names.Select(name => new Entry(name, LeanTokens.Split(text)));
    }

    private static bool IsUsed(string name, List<Entry> open, Dictionary<string, string> numbers) =>
        !numbers.ContainsKey(name) && open.Any(e => e.Tokens.Any(t => t.IsName && t.Text == name));

    private static void Number(List<LeanToken> tokens, HashSet<string> locals, Dictionary<string, string> numbers)
    {
        foreach (var token in tokens)
        {
            if (token.IsName && locals.Contains(token.Text) && !numbers.ContainsKey(token.Text))
            {
                numbers.Add(token.Text, $"⟪{numbers.Count}⟫");
            }
        }
    }

    private static string Render(string name, List<LeanToken> tokens, HashSet<string> locals, Dictionary<string, string> numbers) =>
        string.Join(' ', tokens.Select(t => Rename(t, locals, numbers))) + " ∷ " + numbers.GetValueOrDefault(name, Unknown);

    private static string Rename(LeanToken token, HashSet<string> locals, Dictionary<string, string> numbers) =>
        !token.IsName || !locals.Contains(token.Text) ? token.Text : numbers.GetValueOrDefault(token.Text, Unknown);
}
