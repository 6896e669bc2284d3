using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using ProofRepair.Lean.Embedded.Preparation;

namespace ProofRepair.Lean.Tests.Embedded;

/// <summary>Small packages of the shape of the real ones.</summary>
internal static class SyntheticPackage
{
    public const string ExportList =
        "var _used,_unused;function assignWasmExports(wasmExports){_used=Module[\"_used\"]=wasmExports[\"used\"];_unused=Module[\"_unused\"]=wasmExports[\"unused\"]}";

    private const string Dlsym = "var __dlsym_js=(handle,symbol,symbolIndex)=>{slow};__dlsym_js.sig=\"pppp\";";

    public static string Glue(params string[] without) =>
        "var Module=1;" + ExportList + "_used();" + (without.Contains("lookup of symbols") ? "" : Dlsym)
        + string.Concat(GlueAnchors.All.Where(a => !without.Contains(a.Name)).Select(a => a.From + ";\n"));

    /// <summary>Two functions, "used" and "unused", of which the table holds the first; a constant "data" of 77.</summary>
    public static byte[] Wasm()
    {
        var writer = new WasmWriter().Bytes("\0asm"u8).Bytes([1, 0, 0, 0]);
        Add(1, new WasmWriter().Unsigned(1).Bytes([0x60, 0, 0]));
        Add(2, new WasmWriter().Unsigned(1).Name("env").Name("imported").Byte(0).Unsigned(0));
        Add(3, new WasmWriter().Unsigned(2).Unsigned(0).Unsigned(0));
        Add(4, new WasmWriter().Unsigned(1).Bytes([0x70, 0]).Unsigned(2));
        Add(6, new WasmWriter().Unsigned(1).Bytes([0x7f, 0, 0x41]).Signed(77).Byte(0x0b));
        Add(7, new WasmWriter().Unsigned(4).Name("used").Byte(0).Unsigned(1).Name("unused").Byte(0).Unsigned(2)
            .Name("data").Byte(3).Unsigned(0).Name("table").Byte(1).Unsigned(0));
        Add(9, new WasmWriter().Unsigned(1).Bytes([0, 0x41]).Signed(1).Byte(0x0b).Unsigned(1).Unsigned(1));
        Add(10, new WasmWriter().Unsigned(2).Bytes([2, 0, 0x0b]).Bytes([2, 0, 0x0b]));
        return writer.ToArray();

        void Add(byte id, WasmWriter body)
        {
            var bytes = body.ToArray();
            writer.Byte(id).Unsigned((uint)bytes.Length).Bytes(bytes);
        }
    }

    public static byte[] TarGz(params (string Name, byte[] Bytes, bool Executable)[] files)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Pax))
        {
            foreach (var (name, bytes, executable) in files)
            {
                var entry = new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) };
                if (executable)
                {
                    entry.Mode |= UnixFileMode.UserExecute;
                }

                tar.WriteEntry(entry);
            }
        }

        return memory.ToArray();
    }

    public static byte[] Lean(string? glue = null) => TarGz(
        ("package/lean.js", Encoding.UTF8.GetBytes(glue ?? Glue()), false),
        ("package/lean.wasm", Wasm(), false),
        ("package/lean-lib.tar.gz", TarGz(("./Init.olean", [1], false), ("./._Init.olean", [2], false), ("./Init/Core.olean", [3], false)), false));

    /// <summary>A "node" that answers as Lean would.</summary>
    public static byte[] Node() => TarGz(
        ("package/bin/node", "#!/bin/sh\necho 'Lean (version 9.9.9, wasm)'\n"u8.ToArray(), true),
        ("package/share/doc", [1], false));
}
