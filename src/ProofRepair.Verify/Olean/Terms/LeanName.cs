using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace ProofRepair.Verify.Olean;

/// <summary>A hierarchical name of Lean: a chain of text and number components, compared by value.</summary>
public sealed class LeanName : IEquatable<LeanName>
{
    private const string PrivateMarker = "_private";
    private const string PrintedAnonymous = "[anonymous]";
    private const char Open = '«';
    private const char Close = '»';

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

    /// <summary>
    /// Reads a dotted name as a user writes it, or as <see cref="ToString"/> does: <c>«…»</c> keeps its dots, and a component of digits outside of it
    /// is a number, since no user can write one as a text.
    /// </summary>
    public static LeanName Parse(string dotted)
    {
        ArgumentNullException.ThrowIfNull(dotted);
        if (dotted == PrintedAnonymous)
            return Anonymous;

        var name = Anonymous;
        var part = new StringBuilder();
        var (quoted, wasQuoted) = (false, false);
        for (var i = 0; i < dotted.Length; i++)
        {
            var c = dotted[i];
            if (quoted && c == Close && i + 1 < dotted.Length && dotted[i + 1] == Close)
            {
                part.Append(c);
                i++;
            }
            else if (quoted ? c == Close : c is Open or Close)
                (quoted, wasQuoted) = (!quoted && c == Open, true);
            else if (c == '.' && !quoted)
            {
                name = Component(name, part.ToString(), wasQuoted);
                part.Clear();
                wasQuoted = false;
            }
            else
                part.Append(c);
        }
        return part.Length == 0 && !wasQuoted ? name : Component(name, part.ToString(), wasQuoted);
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

    /// <summary>Never the same for two names: <see cref="Parse"/> gives this one back.</summary>
    public override string ToString() =>
        IsAnonymous ? PrintedAnonymous : string.Join('.', Components().Select(c => c.Text is { } text ? Quote(text) : $"{c.Number}"));

    /// <summary>For digests, which must not change when names are printed otherwise.</summary>
    internal string Unambiguous() => string.Concat(Components().Select(c => c.Text is { } text ? $"{text.Length}:{text}" : $"#{c.Number};"));

    private static LeanName Component(LeanName parent, string text, bool isQuoted) =>
        !isQuoted && IsFigure(text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? parent.Child(number) : parent.Child(text);

    // Lean writes a closing mark inside of a name in no way at all; here it is doubled.
    private static string Quote(string text) => text.Length == 0 || IsFigure(text) || text == PrintedAnonymous || text.AsSpan().IndexOfAny('.', Open, Close) >= 0
        ? $"{Open}{text.Replace($"{Close}", $"{Close}{Close}", StringComparison.Ordinal)}{Close}"
        : text;

    private static bool IsFigure(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

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
