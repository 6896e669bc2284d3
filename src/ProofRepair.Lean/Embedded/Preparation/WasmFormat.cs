using System.Buffers;
using System.Text;

namespace ProofRepair.Lean.Embedded.Preparation;

/// <summary>Section numbers of a WebAssembly module (core specification, 5.5.2).</summary>
internal enum WasmSection : byte
{
    Import = 2,
    Table = 4,
    Global = 6,
    Export = 7,
    Element = 9,
    Code = 10,
}

internal enum WasmKind : byte
{
    Function = 0,
    Table = 1,
    Memory = 2,
    Global = 3,
    Tag = 4,
}

internal sealed class WasmFormatException(string message) : Exception(message);

/// <summary>Reads the numbers and names of the binary format.</summary>
internal ref struct WasmReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    public readonly bool AtEnd => Position >= _bytes.Length;

    public byte Byte() => Position < _bytes.Length ? _bytes[Position++] : throw new WasmFormatException("the module ends too early");

    public void Expect(byte value, string what)
    {
        if (Byte() is var found && found != value)
        {
            throw new WasmFormatException($"{what}: byte {found} where {value} was expected");
        }
    }

    public uint Unsigned()
    {
        uint result = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var b = Byte();
            result |= (uint)(b & 127) << shift;
            if (b < 128)
            {
                return result;
            }
        }

        throw new WasmFormatException("a number is too long");
    }

    public int Signed()
    {
        var result = 0;
        for (var shift = 0; shift < 35;)
        {
            var b = Byte();
            result |= (b & 127) << shift;
            shift += 7;
            if (b < 128)
            {
                return shift < 32 && (b & 64) != 0 ? result | (-1 << shift) : result;
            }
        }

        throw new WasmFormatException("a number is too long");
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count < 0 || count > _bytes.Length - Position)
        {
            throw new WasmFormatException("the module ends too early");
        }

        Position += count;
        return _bytes.Slice(Position - count, count);
    }

    public string Name() => Encoding.UTF8.GetString(Bytes((int)Unsigned()));
}

/// <summary>Writes the numbers and names of the binary format.</summary>
internal sealed class WasmWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public WasmWriter Byte(byte value)
    {
        _bytes.Write([value]);
        return this;
    }

    public WasmWriter Unsigned(uint value)
    {
        for (; value >= 128; value >>= 7)
        {
            _bytes.Write([(byte)(value | 128)]);
        }

        _bytes.Write([(byte)value]);
        return this;
    }

    public WasmWriter Signed(int value)
    {
        for (; value is < -64 or > 63; value >>= 7)
        {
            _bytes.Write([(byte)((value & 127) | 128)]);
        }

        _bytes.Write([(byte)(value & 127)]);
        return this;
    }

    public WasmWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    public WasmWriter Name(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        return Unsigned((uint)bytes.Length).Bytes(bytes);
    }

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
}
