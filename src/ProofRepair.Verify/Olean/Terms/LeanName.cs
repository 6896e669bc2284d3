using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ProofRepair.Verify.Olean;

/// <summary>A hierarchical name of Lean: a chain of text and number components, compared by value.</summary>
public sealed class LeanName : IEquatable<LeanName>
{
    private const string PrivateMarker = "_private";

    public static readonly LeanName Anonymous = new(null, null, 0, 0);

    private readonly int _hash;

    private LeanName(LeanName? parent, string? text, long number, int depth)
    {
        (Parent, Text, Number, Depth) = (parent, text, number, depth);
        _hash = HashCode.Combine(parent?._hash ?? 0, text is null ? number.GetHashCode() : string.GetHashCode(text, StringComparison.Ordinal), text is null);
    }

    public LeanName? Parent { get; }

    /// <summary>The last component, or null where it is a number.</summary>
    public string? Text { get; }

    public long Number { get; }

    public int Depth { get; }

    public bool IsAnonymous => Parent is null;

    public LeanName Child(string text) => new(this, text, 0, Depth + 1);

    public LeanName Child(long number) => new(this, null, number, Depth + 1);

    /// <summary>Reads a dotted name as a user writes it; <c>«…»</c> keeps its dots.</summary>
    public static LeanName Parse(string dotted)
    {
        ArgumentNullException.ThrowIfNull(dotted);
        var name = Anonymous;
        var part = new StringBuilder();
        var quoted = false;
        foreach (var c in dotted)
        {
            if (c is '«' or '»')
                quoted = c == '«';
            else if (c == '.' && !quoted)
            {
                name = name.Child(part.ToString());
                part.Clear();
            }
            else
                part.Append(c);
        }
        return part.Length == 0 ? name : name.Child(part.ToString());
    }

    /// <summary>
    /// The name as the user wrote it: <c>_private.Module.0.name</c> becomes <c>name</c>. Lean writes the prefix for what is
    /// private to a file, and the file's path is part of it.
    /// </summary>
    public LeanName WithoutPrivatePrefix()
    {
        var components = Components();
        if (components.Count < 3 || !string.Equals(components[0].Text, PrivateMarker, StringComparison.Ordinal))
            return this;
        var zero = components.FindIndex(1, c => c.Text is null);
        if (zero < 0 || zero == components.Count - 1)
            return this;
        return Append(Anonymous, components.Skip(zero + 1));
    }

    /// <summary>All components of this name below those of <paramref name="root"/>.</summary>
    public LeanName Under(LeanName root) => Append(root, Components());

    public bool IsInside(LeanName ancestor)
    {
        ArgumentNullException.ThrowIfNull(ancestor);
        var name = this;
        while (name is not null && name.Depth > ancestor.Depth)
            name = name.Parent;
        return Depth > ancestor.Depth && ancestor.Equals(name);
    }

    public bool Equals([NotNullWhen(true)] LeanName? other)
    {
        for (var (a, b) = (this, other); ; (a, b) = (a.Parent, b.Parent))
        {
            if (ReferenceEquals(a, b))
                return true;
            if (a is null || b is null || a._hash != b._hash || a.Depth != b.Depth || a.Number != b.Number
                || !string.Equals(a.Text, b.Text, StringComparison.Ordinal))
                return false;
        }
    }

    public override bool Equals(object? obj) => Equals(obj as LeanName);

    public override int GetHashCode() => _hash;

    public override string ToString() =>
        IsAnonymous ? "[anonymous]" : string.Join('.', Components().Select(c => c.Text is { } text ? Quote(text) : $"{c.Number}"));

    /// <summary>Unlike what <see cref="ToString"/> gives, never the same for two names.</summary>
    internal string Unambiguous() => string.Concat(Components().Select(c => c.Text is { } text ? $"{text.Length}:{text}" : $"#{c.Number};"));

    private static string Quote(string text) => text.Length == 0 || text.Contains('.', StringComparison.Ordinal) ? $"«{text}»" : text;

    private static LeanName Append(LeanName to, IEnumerable<LeanName> components) =>
        components.Aggregate(to, (name, component) => component.Text is { } text ? name.Child(text) : name.Child(component.Number));

    private List<LeanName> Components()
    {
        var components = new List<LeanName>(Depth);
        for (var name = this; name.Parent is { } parent; name = parent)
            components.Add(name);
        components.Reverse();
        return components;
    }
}
