using System.Buffers.Binary;
using System.Text;

namespace ProofRepair.Verify.Olean;

/// <summary>
/// One file of a compiled module: a fixed header, then objects, with pointers written as if the file lay at its base address.
/// Header: "olean", version, [v2: flags, 33 bytes of Lean version, 40 of git hash | v1: 42 of git hash], base address.
/// </summary>
internal sealed class OleanPart
{
    private const int HeaderBeforeBaseV2 = 80;
    private const int HeaderBeforeBaseV1 = 48;

    private readonly ReadOnlyMemory<byte> _bytes;

    private OleanPart(ReadOnlyMemory<byte> bytes, OleanHeader header, bool usesGmp, ulong @base, int dataStart)
    {
        (_bytes, Header, UsesGmp, Base, DataStart) = (bytes, header, usesGmp, @base, dataStart);
        Root = FindRoot();
    }

    public OleanHeader Header { get; }

    public bool UsesGmp { get; }

    public ulong Base { get; }

    public ulong End => Base + (ulong)_bytes.Length;

    /// <summary>The address of the module object; zero, which is no address, where the file names none.</summary>
    public ulong Root { get; }

    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    private int DataStart { get; }

    public bool Holds(ulong address) => address >= Base + (ulong)DataStart && address < End;

    /// <summary>Objects lie at multiples of the pointer size from the base.</summary>
    public bool IsAligned(ulong address) => address % (ulong)Header.PointerSize == 0;

    public static OleanPart Open(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.Length < HeaderBeforeBaseV1 + 32 || !span[..5].SequenceEqual("olean"u8))
            throw new MalformedOleanException("not an .olean file");
        var version = span[5];
        var beforeBase = version switch
        {
            1 => HeaderBeforeBaseV1,
            2 => HeaderBeforeBaseV2,
            _ => throw new MalformedOleanException($"version {version} of the .olean format is not known; versions 1 and 2 are", OleanFailureKind.Unsupported),
        };
        // The pointer size is not in the header: the right one is that under which the root lies inside the file.
        foreach (var pointerSize in new[] { 8, 4 })
        {
            if (TryOpen(bytes, version, beforeBase, pointerSize) is { } part)
                return part;
        }
        throw new MalformedOleanException("neither 4 nor 8 byte pointers lead to a root object: the file is cut or damaged");
    }

    private static OleanPart? TryOpen(ReadOnlyMemory<byte> bytes, int version, int beforeBase, int pointerSize)
    {
        var span = bytes.Span;
        if (span.Length < beforeBase + 4 * pointerSize)
            return null;
        var @base = ReadWord(span, beforeBase, pointerSize);
        if (@base % (ulong)pointerSize != 0 || @base > ulong.MaxValue - (ulong)span.Length)
            return null;
        var header = version == 2
            ? new OleanHeader(version, Text(span[7..40]), Text(span[40..80]), pointerSize)
            : new OleanHeader(version, "", Text(span[6..48]), pointerSize);
        // Official builds used GMP before there was a flag to say so.
        var usesGmp = version == 1 || (span[6] & 1) != 0;
        var part = new OleanPart(bytes, header, usesGmp, @base, beforeBase + pointerSize);
        return part.Root == 0 ? null : part;
    }

    /// <summary>Newer files begin with the root's address; older ones end with it, after the header of a terminator.</summary>
    private ulong FindRoot()
    {
        const byte terminatorTag = 255;
        var size = Header.PointerSize;
        var first = ReadWord(Bytes, DataStart, size);
        if (IsAligned(first) && Holds(first) && first + 8 <= End && Bytes[(int)(first - Base) + 7] == 0)
            return first;
        var terminator = Bytes.Length - 8 - size;
        if (terminator <= DataStart || Bytes[terminator + 7] != terminatorTag)
            return 0;
        var last = ReadWord(Bytes, terminator + 8, size);
        return IsAligned(last) && Holds(last) && last < Base + (ulong)terminator ? last : 0;
    }

    public static ulong ReadWord(ReadOnlySpan<byte> bytes, int offset, int pointerSize) => pointerSize == 8
        ? BinaryPrimitives.ReadUInt64LittleEndian(bytes[offset..])
        : BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

    private static string Text(ReadOnlySpan<byte> padded)
    {
        var end = padded.IndexOf((byte)0);
        return Encoding.ASCII.GetString(end < 0 ? padded : padded[..end]);
    }
}
