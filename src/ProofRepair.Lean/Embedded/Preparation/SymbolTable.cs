using System.Buffers.Binary;
using System.Text;

namespace ProofRepair.Lean.Embedded.Preparation;

/// <summary>Names to addresses as an open-addressing table of [hash, hash, address], read by Driver/symbols.cjs, which has the same constants.</summary>
internal static class SymbolTable
{
    private const uint SeedA = 0x811c9dc5;
    private const uint SeedB = 0x9e3779b9;
    private const uint Prime = 0x01000193;
    private const int SlotBytes = 12;

    public static byte[] Write(IReadOnlyCollection<KeyValuePair<string, uint>> symbols)
    {
        var slots = 16;
        while (slots < symbols.Count * 2)
        {
            slots *= 2;
        }

        var table = new byte[slots * SlotBytes];
        var seen = new HashSet<(uint, uint)>();
        foreach (var (name, address) in symbols)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            var (a, b) = (Hash(bytes, SeedA), Hash(bytes, SeedB));
            if (!seen.Add((a, b)))
            {
                throw new WasmFormatException($"two names have the hash of \"{name}\"");
            }

            var slot = (int)(a & (uint)(slots - 1));
            while (BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan((slot * SlotBytes) + 8)) != 0)
            {
                slot = (slot + 1) & (slots - 1);
            }

            BinaryPrimitives.WriteUInt32LittleEndian(table.AsSpan(slot * SlotBytes), a);
            BinaryPrimitives.WriteUInt32LittleEndian(table.AsSpan((slot * SlotBytes) + 4), b);
            BinaryPrimitives.WriteUInt32LittleEndian(table.AsSpan((slot * SlotBytes) + 8), address);
        }

        return table;
    }

    private static uint Hash(ReadOnlySpan<byte> bytes, uint seed)
    {
        var hash = seed;
        foreach (var b in bytes)
        {
            hash = unchecked((hash ^ b) * Prime);
        }

        return hash;
    }
}
