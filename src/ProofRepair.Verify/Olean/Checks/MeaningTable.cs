using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace ProofRepair.Verify.Olean;

/// <summary>
/// Numbers for structures: two nodes get the same number exactly when they have the same label over children of the same numbers.
/// Shared between the two sides of a comparison, it makes equality of whole graphs one comparison of integers, in time
/// proportional to the nodes, whatever sharing each side has.
/// </summary>
internal sealed class MeaningTable
{
    private readonly Dictionary<Key, int> _numbers = [];
    private readonly List<Key> _keys = [];
    private readonly List<byte[]> _digests = [];

    public int Number(string label, params ReadOnlySpan<int> children) => Number(label, null, children);

    public int Number(string label, object? content, params ReadOnlySpan<int> children)
    {
        var key = new Key(label, content, [.. children]);
        if (!_numbers.TryGetValue(key, out var number))
        {
            _numbers[key] = number = _numbers.Count + 1;
            _keys.Add(key);
        }
        return number;
    }

    /// <summary>Equal numbers of two tables' structures become equal digests: SHA-256, in hexadecimal, of label, content and children's digests.</summary>
    public string Digest(int number)
    {
        // Children have lower numbers than what is made of them.
        while (_digests.Count < number)
            _digests.Add(_keys[_digests.Count].Digest(_digests));
        return Convert.ToHexStringLower(_digests[number - 1]);
    }

    /// <summary>A plain count or place as a child.</summary>
    public int Figure(long figure) => Number("figure", (object)figure);

    private readonly struct Key(string label, object? content, ImmutableArray<int> children) : IEquatable<Key>
    {
        private static readonly byte[] s_nothing = new byte[SHA256.HashSizeInBytes];

        private readonly string _label = label;
        private readonly object? _content = content;
        private readonly ImmutableArray<int> _children = children;

        public bool Equals(Key other) =>
            string.Equals(_label, other._label, StringComparison.Ordinal) && Equals(_content, other._content) && _children.AsSpan().SequenceEqual(other._children.AsSpan());

        public byte[] Digest(List<byte[]> known)
        {
            // 0 is a constant that is not there.
            var text = Encoding.UTF8.GetBytes($"{_label}\0{_content?.GetType().Name}\0{(_content is LeanName name ? name.Unambiguous() : _content)}\0");
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(text);
            foreach (var child in _children)
                hash.AppendData(child == 0 ? s_nothing : known[child - 1]);
            return hash.GetHashAndReset();
        }

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
