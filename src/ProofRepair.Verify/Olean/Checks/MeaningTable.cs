using System.Collections.Immutable;

namespace ProofRepair.Verify.Olean;

/// <summary>
/// Numbers for structures: two nodes get the same number exactly when they have the same label over children of the same numbers.
/// Shared between the two sides of a comparison, it makes equality of whole graphs one comparison of integers, in time
/// proportional to the nodes, whatever sharing each side has.
/// </summary>
internal sealed class MeaningTable
{
    private readonly Dictionary<Key, int> _numbers = [];

    public int Number(string label, params ReadOnlySpan<int> children) => Number(label, null, children);

    public int Number(string label, object? content, params ReadOnlySpan<int> children)
    {
        var key = new Key(label, content, [.. children]);
        if (!_numbers.TryGetValue(key, out var number))
            _numbers[key] = number = _numbers.Count + 1;
        return number;
    }

    private readonly struct Key(string label, object? content, ImmutableArray<int> children) : IEquatable<Key>
    {
        private readonly string _label = label;
        private readonly object? _content = content;
        private readonly ImmutableArray<int> _children = children;

        public bool Equals(Key other) =>
            string.Equals(_label, other._label, StringComparison.Ordinal) && Equals(_content, other._content) && _children.AsSpan().SequenceEqual(other._children.AsSpan());

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(_label, StringComparer.Ordinal);
            hash.Add(_content);
            foreach (var child in _children)
                hash.Add(child);
            return hash.ToHashCode();
        }
    }
}
