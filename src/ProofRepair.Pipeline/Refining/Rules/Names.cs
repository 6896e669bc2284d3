using System.Text.RegularExpressions;
using ProofRepair.Lean.Syntax;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>Names that Lean does not know: renamed lemmas, Lean 3's spellings, a namespace too many or too few, one misspelt from nearby, and what the environment has that is near.</summary>
internal static partial class Names
{
    private const string Name = "name";
    private const int MaxVariants = 10;
    private const int MaxNearest = 6;

    private static readonly Lazy<ILookup<string, string>> Renamed = new(() => DataLines.Read("renamed-lemmas.txt"));

    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        if (context.Fault >= context.Tokens.Count || !IsAbout(context.Error))
        {
            return [];
        }

        var word = context.Word(context.Fault);
        var variants = Variants(word).ToList();
        var nearest = context.Names.Nearest(word, MaxNearest).ToList();
        foreach (var full in UnknownName().Matches(context.Error.Text).Select(m => m.Groups["name"].Value).Where(n => n != word))
        {
            // `h.foo` where `Eq.foo` is not known: what follows the last name they share is replaced.
            var (space, last) = (full[..Math.Max(0, full.LastIndexOf('.'))], full[(full.LastIndexOf('.') + 1)..]);
            if (!word.EndsWith("." + last, StringComparison.Ordinal))
            {
                continue;
            }

            variants.AddRange(
                from other in Variants(full)
                where other.Contains('.', StringComparison.Ordinal)
                select word[..^last.Length] + other[(other.LastIndexOf('.') + 1)..]);
            nearest.AddRange(
                from other in context.Names.Nearest(full, MaxNearest)
                where other.StartsWith(space + ".", StringComparison.Ordinal)
                select word[..^last.Length] + other[(space.Length + 1)..]);
        }

        var places = Enumerable.Range(0, context.Tokens.Count).Where(i => context.Tokens.Is(i, word)).ToList();
        return variants.Concat(Nearby(context, word))
            .Where(v => v != word)
            .Distinct(StringComparer.Ordinal)
            .Take(MaxVariants)
            .Union(nearest.Where(v => v != word), StringComparer.Ordinal)
            .Select(v => Refinement.Of(Name, places.Select(i => Edit.Replace(context.Tokens.Tokens[i], v))));
    }

    public static bool IsAbout(RefinementError error) => UnknownName().IsMatch(error.Text);

    public static IEnumerable<string> Variants(string name)
    {
        foreach (var renamed in InTable(name))
        {
            yield return renamed;
        }

        var parts = name.Split('.');
        var plain = parts[^1];
        if (parts.Length > 1 && char.IsAsciiLetterLower(parts[0][0]))
        {
            // nat.foo, and nat.prime.foo, as Nat.foo and Nat.Prime.foo; then nat.prime as Nat.Prime.
            var spaced = string.Join('.', [.. parts[..^1].Select(Pascal), plain]);
            foreach (var renamed in InTable(spaced).Prepend(spaced))
            {
                yield return renamed;
            }

            yield return string.Join('.', parts.Select(Pascal));
            yield return string.Join('.', [Pascal(parts[0]), .. parts[1..]]);
        }

        foreach (var (old, now) in new[] { ("nat_cast", "natCast"), ("int_cast", "intCast"), ("coe_nat", "natCast"), ("coe_int", "intCast"), ("rat_cast", "ratCast") })
        {
            if (plain.Contains(old, StringComparison.Ordinal))
            {
                yield return string.Join('.', [.. parts[..^1], plain.Replace(old, now, StringComparison.Ordinal)]);
            }
        }

        if (parts.Length > 1 && parts[0] is "Nat" or "Int" or "Rat" or "Real" or "List" or "Finset")
        {
            if (parts[0] is "Nat" or "Int" or "Real")
            {
                yield return string.Join('.', parts[1..]);
            }

            yield return string.Join('.', [.. parts[..^1], plain.EndsWith('\'') ? plain[..^1] : plain + "'"]);
            if (plain.Skip(1).Any(char.IsAsciiLetterUpper))
            {
                yield return string.Join('.', [.. parts[..^1], Snake(plain)]);
            }
        }

        if (name.Contains('_', StringComparison.Ordinal) && !char.IsAsciiLetterUpper(name[0]))
        {
            yield return "Nat." + name;
            yield return "Int." + name;
            yield return "Rat." + name;
        }
    }

    private static IEnumerable<string> InTable(string name)
    {
        // The table has whole names; `foo.mp` and `foo.symm` follow `foo`.
        for (var end = name.Length; end > 0; end = name.LastIndexOf('.', end - 1))
        {
            foreach (var other in Renamed.Value[name[..end]])
            {
                yield return other + name[end..];
            }
        }
    }

    /// <summary>Names in the text before that differ in one character; what follows a dot stays.</summary>
    private static IEnumerable<string> Nearby(RefinementContext context, string word)
    {
        var root = word.Split('.')[0];
        return root.Length < 2
            ? []
            : LeanLexer.Tokenize(context.Text[..context.FaultOffset])
                .Where(t => t.Kind == LeanTokenKind.Identifier)
                .Select(t => t.In(context.Text))
                .Where(n => n != root && !n.Contains('.', StringComparison.Ordinal) && !TacticWords.Contains(n) && IsOneEditApart(n, root))
                .Distinct(StringComparer.Ordinal)
                .Take(3)
                .Select(n => n + word[root.Length..]);
    }

    private static bool IsOneEditApart(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        var same = 0;
        while (same < a.Length && same < b.Length && a[same] == b[same])
        {
            same++;
        }

        var tail = 0;
        while (tail < a.Length - same && tail < b.Length - same && a[^(tail + 1)] == b[^(tail + 1)])
        {
            tail++;
        }

        return a.Length - same - tail <= 1 && b.Length - same - tail <= 1;
    }

    private static string Pascal(string part) =>
        string.Concat(part.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(p => char.ToUpperInvariant(p[0]) + p[1..]));

    private static string Snake(string part) =>
        string.Concat(part.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));

    [GeneratedRegex(@"(?:unknown (?:identifier|constant)|does not contain) [`'](?<name>[^`\s]{1,200}?)[`'](?:[\s,.]|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnknownName();
}
