using CsCheck;
using ProofRepair.Lean.Embedded.Preparation;
using Xunit;

namespace ProofRepair.Lean.Tests.Embedded;

public sealed class WasmRewriterTests
{
    private static readonly HashSet<string> Keep = new(StringComparer.Ordinal) { "used" };

    [Fact]
    public void Exports_become_addresses_and_only_those_kept_stay()
    {
        var rewritten = WasmRewriter.Rewrite(SyntheticPackage.Wasm(), Keep);
        Assert.Equal(2, rewritten.ExportsKept);
        Assert.Equal([new("used", 1u), new("unused", 2u), new("data", 77u)], rewritten.Symbols);
    }

    [Fact]
    public void A_rewritten_module_is_not_rewritten_again()
    {
        var once = WasmRewriter.Rewrite(SyntheticPackage.Wasm(), Keep).Module;
        Assert.Throws<WasmFormatException>(() => WasmRewriter.Rewrite(once, Keep));
    }

    [Fact]
    public void A_module_cut_anywhere_is_refused_with_a_reason()
    {
        var module = SyntheticPackage.Wasm();
        for (var length = 0; length < module.Length; length++)
        {
            var cut = module[..length];
            Assert.Throws<WasmFormatException>(() => WasmRewriter.Rewrite(cut, Keep));
        }
    }

    [Fact]
    public void Numbers_are_read_as_they_were_written() =>
        Gen.Select(Gen.UInt, Gen.Int).Sample((u, s) =>
        {
            var reader = new WasmReader(new WasmWriter().Unsigned(u).Signed(s).ToArray());
            return reader.Unsigned() == u && reader.Signed() == s && reader.AtEnd;
        });

    [Fact]
    public void Every_symbol_is_found_where_the_driver_looks() =>
        Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 1, 20], Gen.UInt[1, uint.MaxValue])[0, 50].Sample(symbols =>
        {
            var table = SymbolTable.Write(symbols);
            return symbols.All(s => Lookup(table, s.Key) == s.Value) && Lookup(table, "a name that nobody has: ☃") == 0;
        });

    /// <summary>What Driver/symbols.cjs does.</summary>
    private static uint Lookup(byte[] table, string name)
    {
        uint a = 0x811c9dc5, b = 0x9e3779b9;
        foreach (var c in System.Text.Encoding.UTF8.GetBytes(name))
        {
            a = unchecked((a ^ c) * 0x01000193);
            b = unchecked((b ^ c) * 0x01000193);
        }

        var words = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(table);
        var mask = (uint)(words.Length / 3) - 1;
        for (var i = a & mask; words[(int)(3 * i) + 2] != 0; i = (i + 1) & mask)
        {
            if (words[(int)(3 * i)] == a && words[(int)(3 * i) + 1] == b)
            {
                return words[(int)(3 * i) + 2];
            }
        }

        return 0;
    }
}
