using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace ProofRepair.Verify.Olean;

/// <summary>
/// The parts of one module side by side, as Lean maps them: later parts point into earlier ones. Every read is checked against
/// the bounds of its part, every pointer must lead backwards (Lean writes children first), so there are no cycles, and a budget
/// bounds the whole work, since a forged file could make every object overlap the others.
/// </summary>
internal sealed class OleanImage
{
    private const int ObjectHeader = 8;
    private const ulong PartAlignment = 1 << 16;
    private const byte LargestConstructorTag = 244;

    private readonly ImmutableArray<OleanPart> _parts;
    private readonly CancellationToken _cancellation;
    private readonly UTF8Encoding _utf8 = new(false, throwOnInvalidBytes: true);
    private long _budget;

    public OleanImage(ImmutableArray<OleanPart> parts, CancellationToken cancellation)
    {
        (_parts, _cancellation) = (parts, cancellation);
        _budget = 1024 + 16 * parts.Sum(p => (long)p.Bytes.Length);
        Header = parts[0].Header;
        for (var i = 1; i < parts.Length; i++)
        {
            var expected = (parts[i - 1].End + PartAlignment - 1) & ~(PartAlignment - 1);
            if (parts[i].Header != Header || parts[i].UsesGmp != parts[0].UsesGmp || parts[i].Base != expected)
                throw new MalformedOleanException("the parts of the module (.olean, .olean.server, .olean.private) are not of one compilation; delete them and compile again");
        }
    }

    public OleanHeader Header { get; }

    public int PointerSize => Header.PointerSize;

    public ulong Root => _parts[^1].Root;

    public static bool IsScalar(ulong pointer) => (pointer & 1) == 1;

    public OleanObject Read(ulong address)
    {
        Spend(1);
        foreach (var part in _parts)
        {
            if (!part.Holds(address))
                continue;
            if (!part.IsAligned(address))
                throw new MalformedOleanException("a pointer is not aligned");
            var offset = (int)(address - part.Base);
            if (offset > part.Bytes.Length - ObjectHeader)
                break;
            var header = part.Bytes.Slice(offset, ObjectHeader);
            var tag = header[7];
            var size = tag < LargestConstructorTag ? header[4] | header[5] << 8 : ObjectHeader;
            if (size < ObjectHeader || size > part.Bytes.Length - offset)
                break;
            return new OleanObject(part, address, offset, size, tag, header[6]);
        }
        throw new MalformedOleanException("a pointer leads out of the file");
    }

    /// <summary>A constructor with at least that many fields.</summary>
    public OleanObject ReadConstructor(ulong address, int fields, string what)
    {
        var read = Read(address);
        if (read.Tag >= LargestConstructorTag || read.Fields != fields || ObjectHeader + fields * PointerSize > read.Size)
            throw new MalformedOleanException($"an object is not a {what} of a layout known here", OleanFailureKind.Unsupported);
        return read;
    }

    public ulong Field(in OleanObject of, int index)
    {
        if (of.Tag >= LargestConstructorTag || index >= of.Fields || ObjectHeader + (index + 1) * PointerSize > of.Size)
            throw new MalformedOleanException("an object has fewer fields than its kind");
        return Backwards(OleanPart.ReadWord(of.Part.Bytes, of.Offset + ObjectHeader + index * PointerSize, PointerSize), of.Address);
    }

    /// <summary>A byte behind the fields; <paramref name="wide"/> is the size of the larger scalars that come first.</summary>
    public byte ScalarByte(in OleanObject of, int index, int wide = 0)
    {
        var at = ObjectHeader + of.Fields * PointerSize + wide + index;
        return at < of.Size ? of.Part.Bytes[of.Offset + at] : throw new MalformedOleanException("an object is too small for its kind");
    }

    public bool HasScalars(in OleanObject of) => ObjectHeader + of.Fields * PointerSize < of.Size;

    public ulong[] Array(ulong address, string what)
    {
        const byte arrayTag = 246;
        var read = Read(address);
        if (read.Tag != arrayTag)
            throw new MalformedOleanException($"{what} is not an array");
        var (start, room) = Payload(read, words: 2);
        var count = Word(read, ObjectHeader);
        if (count > (ulong)(room / PointerSize))
            throw new MalformedOleanException($"{what} is longer than the file");
        Spend((long)count);
        var items = new ulong[(int)count];
        for (var i = 0; i < items.Length; i++)
            items[i] = Backwards(OleanPart.ReadWord(read.Part.Bytes, start + i * PointerSize, PointerSize), address);
        return items;
    }

    public string Text(ulong address)
    {
        const byte stringTag = 249;
        var read = Read(address);
        if (read.Tag != stringTag)
            throw new MalformedOleanException("a text is not a string object");
        var (start, room) = Payload(read, words: 3);
        var size = Word(read, ObjectHeader);
        if (size == 0 || size > (ulong)room)
            throw new MalformedOleanException("a string is longer than the file");
        Spend((long)size);
        try
        {
            return _utf8.GetString(read.Part.Bytes.Slice(start, (int)size - 1));
        }
        catch (ArgumentException)
        {
            throw new MalformedOleanException("a string is not UTF-8");
        }
    }

    public BigInteger Natural(ulong pointer)
    {
        if (IsScalar(pointer))
            return pointer >> 1;
        const byte bigNumberTag = 250;
        var read = Read(pointer);
        if (read.Tag != bigNumberTag)
            throw new MalformedOleanException("a number is not a number object");
        // GMP: { int alloc, int size (negative below zero), limbs* }. Lean's own: { bool sign, size_t size, 32 bit digits* }.
        Payload(read, words: 3);
        var gmp = read.Part.UsesGmp;
        var count = gmp ? OleanPart.ReadWord(read.Part.Bytes, read.Offset + ObjectHeader + 4, 4) : Word(read, ObjectHeader + PointerSize);
        var negative = gmp ? count > int.MaxValue : read.Part.Bytes[read.Offset + ObjectHeader] != 0;
        var digits = Word(read, gmp ? ObjectHeader + 8 : ObjectHeader + 2 * PointerSize);
        if (negative || !read.Part.Holds(digits) || digits < pointer)
            throw new MalformedOleanException("a natural number is negative or lies elsewhere");
        var start = (int)(digits - read.Part.Base);
        var digitSize = gmp ? PointerSize : 4;
        if (count > (ulong)((read.Part.Bytes.Length - start) / digitSize))
            throw new MalformedOleanException("a number is longer than the file");
        Spend((long)count);
        var value = new BigInteger(read.Part.Bytes.Slice(start, (int)count * digitSize), isUnsigned: true);
        // Lean's kernel takes for granted that whatever fits a word is stored as one: a padded number is not what Lean writes.
        if (value <= ulong.MaxValue >> (PointerSize == 8 ? 1 : 33))
            throw new MalformedOleanException("a small number is stored as a big one");
        return value;
    }

    public static long SmallNatural(ulong pointer) =>
        IsScalar(pointer) && pointer >> 1 <= int.MaxValue ? (long)(pointer >> 1) : throw new MalformedOleanException("an index is out of range");

    public void Spend(long work)
    {
        _budget -= work;
        if (_budget < 0)
            throw new MalformedOleanException("reading takes more work than a file of this size can be worth: its objects overlap");
        if ((_budget & 0xfff) == 0)
            _cancellation.ThrowIfCancellationRequested();
    }

    private static ulong Backwards(ulong pointer, ulong from) => IsScalar(pointer) || pointer < from
        ? pointer
        : throw new MalformedOleanException("a pointer leads forwards, as Lean never writes them");

    private (int Start, int Room) Payload(in OleanObject of, int words)
    {
        var start = ObjectHeader + words * PointerSize;
        if (of.Offset > of.Part.Bytes.Length - start)
            throw new MalformedOleanException("an object is cut by the end of the file");
        return (of.Offset + start, of.Part.Bytes.Length - of.Offset - start);
    }

    private ulong Word(in OleanObject of, int offset) => OleanPart.ReadWord(of.Part.Bytes, of.Offset + offset, PointerSize);
}

/// <summary>An object whose header was read and whose stated size lies within its part.</summary>
internal readonly record struct OleanObject(OleanPart Part, ulong Address, int Offset, int Size, byte Tag, byte Fields);
