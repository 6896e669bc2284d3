using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace ProofRepair.Verify.Tests.Olean;

/// <summary>Writes objects as Lean's compactor does: children first, then the parent. Pointers are addresses.</summary>
internal sealed class OleanWriter
{
    private const ulong PartAlignment = 1 << 16;

    private readonly List<byte[]> _finished = [];
    private readonly bool _gmp;
    private readonly bool _rootFirst;
    private readonly int _version;
    private List<byte> _bytes = [];
    private ulong _base;

    public OleanWriter(int pointerSize = 4, bool gmp = false, bool rootFirst = true, int version = 2)
    {
        (PointerSize, _gmp, _rootFirst, _version) = (pointerSize, gmp, rootFirst, version);
        Begin(pointerSize == 8 ? 0x1234_5678_0000UL : 0x4321_0000UL);
    }

    public int PointerSize { get; }

    public static ulong Scalar(long value) => ((ulong)value << 1) | 1;

    public ulong Constructor(byte tag, ReadOnlySpan<ulong> fields, ReadOnlySpan<byte> scalars = default)
    {
        var size = (8 + fields.Length * PointerSize + scalars.Length + 7) & ~7;
        return Object(tag, (byte)fields.Length, size, fields, [.. scalars, .. new byte[size - 8 - fields.Length * PointerSize - scalars.Length]]);
    }

    public ulong Array(ReadOnlySpan<ulong> items) => Object(246, 0, 1, [(ulong)items.Length, (ulong)items.Length, .. items], []);

    public ulong List(ReadOnlySpan<ulong> items)
    {
        var list = Scalar(0);
        for (var i = items.Length - 1; i >= 0; i--)
            list = Constructor(1, [items[i], list]);
        return list;
    }

    public ulong Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return Object(249, 0, 1, [(ulong)utf8.Length + 1, (ulong)utf8.Length + 1, (ulong)text.EnumerateRunes().Count()], [.. utf8, 0]);
    }

    public ulong Natural(BigInteger value) => value <= int.MaxValue ? Scalar((long)value) : BigNatural(value);

    public ulong BigNatural(BigInteger value)
    {
        var digitSize = _gmp ? PointerSize : 4;
        var digits = value.ToByteArray(isUnsigned: true).ToList();
        while (digits.Count % digitSize != 0)
            digits.Add(0);
        var count = digits.Count / digitSize;
        var data = Here + 8 + (ulong)(PointerSize * (_gmp && PointerSize == 8 ? 2 : 3));
        List<byte> body = [];
        if (_gmp)
        {
            body.AddRange([.. Word32(count), .. Word32(count), .. Word(data)]);
        }
        else
        {
            body.AddRange([.. Word(0), .. Word((ulong)count), .. Word(data)]);
        }
        return Object(250, 0, 1, [], [.. body, .. digits]);
    }

    /// <summary>Ends this part; what is written next belongs to the next part and may point back into this one.</summary>
    public void EndPart(ulong root)
    {
        var bytes = _bytes.ToArray();
        var headerWords = HeaderSize - PointerSize;
        Encoding.ASCII.GetBytes("olean").CopyTo(bytes, 0);
        bytes[5] = (byte)_version;
        if (_version == 2)
        {
            bytes[6] = _gmp ? (byte)1 : (byte)0;
            Encoding.ASCII.GetBytes("4.28.0-test").CopyTo(bytes, 7);
        }
        Word(_base).CopyTo(bytes, headerWords);
        if (_rootFirst)
            Word(root).CopyTo(bytes, HeaderSize);
        else
            bytes = [.. bytes, 0, 0, 0, 0, 1, 0, 0, 255, .. Word(root)];
        _finished.Add(bytes);
        Begin((_base + (ulong)bytes.Length + PartAlignment - 1) & ~(PartAlignment - 1));
    }

    public byte[] Single(ulong root)
    {
        EndPart(root);
        return _finished[0];
    }

    public IReadOnlyList<ReadOnlyMemory<byte>> Parts => [.. _finished.Select(p => new ReadOnlyMemory<byte>(p))];

    private int HeaderSize => (_version == 2 ? 80 : 48) + PointerSize;

    private ulong Here => _base + (ulong)_bytes.Count;

    private void Begin(ulong @base)
    {
        _base = @base;
        _bytes = [.. new byte[HeaderSize + (_rootFirst ? PointerSize : 0)]];
        Align();
    }

    private ulong Object(byte tag, byte other, int size, ReadOnlySpan<ulong> words, ReadOnlySpan<byte> rest)
    {
        var address = Here;
        _bytes.AddRange([0, 0, 0, 0, (byte)size, (byte)(size >> 8), other, tag]);
        foreach (var word in words)
            _bytes.AddRange(Word(word));
        _bytes.AddRange(rest);
        Align();
        return address;
    }

    private void Align()
    {
        while (_bytes.Count % PointerSize != 0)
            _bytes.Add(0);
    }

    private byte[] Word(ulong value) => PointerSize == 8 ? Word64(value) : Word32((int)value);

    private static byte[] Word64(ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Word32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
