using System.Collections.Immutable;

namespace ProofRepair.Gate.Changes;

/// <summary>Which declaration of the head is which of the base: by name, in the same file first; what is left over, by what it states.</summary>
internal static class DeclarationPairs
{
    public static ImmutableArray<DeclarationPair> Of(IReadOnlyCollection<Declaration> left, IReadOnlyCollection<Declaration> right)
    {
        var (bases, heads) = (new Pool(left), new Pool(right));
        var pairs = new List<DeclarationPair>();
        // The whole name first: a private one may look the same to a reader.
        Match(d => (d.Main.Name, d.File.Path));
        Match(d => (d.Name, d.File.Path));
        Match(d => (d.Name, ""));
        // Its text too, where several state the same.
        Match(d => d.IsClaim && d.Main.Statement is { } statement ? (statement, BodyOf(d)) : null);
        Match(d => d.IsClaim && d.Main.Statement is { } statement ? (statement, "") : null);
        Match(d => !d.IsClaim && d.Main.Meaning is { } meaning ? (meaning, d.Kind.ToString()) : null);
        pairs.AddRange(bases.Left.Select(d => new DeclarationPair(d, null)));
        pairs.AddRange(heads.Left.Select(d => new DeclarationPair(null, d)));
        return [.. pairs];

        void Match(Func<Declaration, (string, string)?> key)
        {
            var candidates = bases.Left.Where(d => key(d) is not null).ToLookup(d => key(d)!.Value);
            foreach (var head in heads.Left.ToList())
            {
                if (key(head) is { } wanted && candidates[wanted].FirstOrDefault(bases.Has) is { } found)
                {
                    bases.Take(found);
                    heads.Take(head);
                    pairs.Add(new DeclarationPair(found, head));
                }
            }
        }
    }

    private static string BodyOf(Declaration declaration) => declaration.Command?.Body?.In(declaration.File.Text) ?? "";

    /// <summary>In the order that they came.</summary>
    private sealed class Pool(IReadOnlyCollection<Declaration> all)
    {
        private readonly HashSet<Declaration> _left = new(all, ReferenceEqualityComparer.Instance);

        public IEnumerable<Declaration> Left => all.Where(_left.Contains);

        public bool Has(Declaration declaration) => _left.Contains(declaration);

        public void Take(Declaration declaration) => _left.Remove(declaration);
    }
}
