using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Refining.Naming;

/// <summary>The names of an environment, to find those that somebody may have meant.</summary>
public sealed class NameIndex
{
    private const int MostEdits = 2;
    private const double MostDistance = 3;
    private const double OtherOrder = 1.5;
    private const double OneWordMore = 2.5;
    private const double OtherNamespace = 1.5;
    private const double LikelyNamespace = 0.5;

    // Below, one letter in four may be wrong.
    private const int LettersForEdit = 4;

    // With fewer words, one more or less leaves nothing of what was meant.
    private const int FewestWords = 3;

    private static readonly ImmutableHashSet<string> s_likely = ["", "Nat", "Int", "Rat", "Real"];

    private readonly ImmutableArray<Entry> _entries;

    private NameIndex(ImmutableArray<Entry> entries) => _entries = entries;

    public static NameIndex Empty { get; } = new([]);

    public int Count => _entries.Length;

    /// <summary>From names between spaces; a deprecated one is followed by <c>&gt;</c> and the one that took its place.</summary>
    public static NameIndex Parse(string names) =>
        new([.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('>') is [var old, var now] ? Entry.Of(old, now) : Entry.Of(word, word))]);

    /// <summary>
    /// Those nearest to a name that is unknown, the nearest first: misspelt by a letter or two, with its words in another order or one more or less, or in
    /// another namespace. Of a deprecated name the one that took its place.
    /// </summary>
    public IEnumerable<string> Nearest(string name, int most)
    {
        var asked = Entry.Of(name, name);
        return _entries
            .Select(e => (e.Now, Distance: Distance(asked, e)))
            .Where(e => e.Distance <= MostDistance && e.Now != name)
            .OrderBy(e => e.Distance)
            .ThenBy(e => e.Now.Length)
            .ThenBy(e => e.Now, StringComparer.Ordinal)
            .Select(e => e.Now)
            .Distinct(StringComparer.Ordinal)
            .Take(most);
    }

    private static double Distance(Entry asked, Entry entry)
    {
        var place = asked.Namespace == entry.Namespace ? 0
            : s_likely.Contains(asked.Namespace) && s_likely.Contains(entry.Namespace) ? LikelyNamespace
            : OtherNamespace;
        return place > LikelyNamespace && asked.Last != entry.Last ? double.PositiveInfinity : place + Between(asked, entry);
    }

    private static double Between(Entry asked, Entry entry)
    {
        if (asked.Last == entry.Last)
        {
            return 0;
        }

        var edits = Math.Min(MostEdits, asked.Last.Length / LettersForEdit);
        return EditDistance.Within(asked.Last, entry.Last, edits) is { } distance ? distance
            : asked.Words.Length == entry.Words.Length && asked.Words.Length > 1 && Shared(asked.Words, entry.Words) == asked.Words.Length ? OtherOrder
            : Math.Abs(asked.Words.Length - entry.Words.Length) == 1
                && Math.Min(asked.Words.Length, entry.Words.Length) is var fewer and >= FewestWords
                && Shared(asked.Words, entry.Words) == fewer ? OneWordMore
            : double.PositiveInfinity;
    }

    /// <summary>How many words two sorted lists have in common.</summary>
    private static int Shared(ImmutableArray<string> one, ImmutableArray<string> other)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            var order = string.CompareOrdinal(one[i], other[j]);
            (i, j, shared) = order == 0 ? (i + 1, j + 1, shared + 1) : order < 0 ? (i + 1, j, shared) : (i, j + 1, shared);
        }

        return shared;
    }

    private sealed record Entry(string Namespace, string Last, ImmutableArray<string> Words, string Now)
    {
        public static Entry Of(string name, string now)
        {
            var dot = name.LastIndexOf('.');
            var last = name[(dot + 1)..];
            return new Entry(dot < 0 ? "" : name[..dot], last, [.. last.Split('_', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)], now);
        }
    }
}
