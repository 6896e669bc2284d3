namespace ProofRepair.Lean.Embedded.Preparation;

/// <summary>The rewritten module and the addresses of the names that it no longer exports.</summary>
internal sealed record RewrittenModule(byte[] Module, IReadOnlyList<KeyValuePair<string, uint>> Symbols, int ExportsKept);

/// <summary>
/// Moves the module's 200,000 exported functions into its function table and takes them out of its exports: each export costs every
/// thread an object, a table slot and a name at its start, more than half of the time of a short run.
/// </summary>
internal static class WasmRewriter
{
    private const byte I32Const = 0x41;
    private const byte End = 0x0b;
    private const int HeaderLength = 8;

    private readonly record struct Section(byte Id, int Start, int Length);

    private readonly record struct Export(string Name, WasmKind Kind, uint Index);

    public static RewrittenModule Rewrite(ReadOnlySpan<byte> module, IReadOnlySet<string> keep)
    {
        if (!module.StartsWith("\0asm"u8))
        {
            throw new WasmFormatException("it is not a WebAssembly module");
        }

        var sections = Sections(module);
        var imports = Imports(Body(module, sections, WasmSection.Import));
        var exports = Exports(Body(module, sections, WasmSection.Export));
        var globals = Globals(Body(module, sections, WasmSection.Global));
        var element = Body(module, sections, WasmSection.Element);
        var table = Body(module, sections, WasmSection.Table);
        Body(module, sections, WasmSection.Code);
        var (addresses, end) = FirstSegment(element);

        var added = new List<uint>();
        var symbols = new List<KeyValuePair<string, uint>>();
        foreach (var export in exports)
        {
            if (export.Kind == WasmKind.Function)
            {
                if (!addresses.TryGetValue(export.Index, out var address))
                {
                    address = end + (uint)added.Count;
                    addresses.Add(export.Index, address);
                    added.Add(export.Index);
                }

                symbols.Add(new(export.Name, address));
            }
            else if (export.Kind == WasmKind.Global && export.Index >= imports.Globals && globals[(int)export.Index - imports.Globals] is { } value and not 0)
            {
                symbols.Add(new(export.Name, value));
            }
        }

        var kept = exports.Where(e => e.Kind is not (WasmKind.Function or WasmKind.Global) || keep.Contains(e.Name) || imports.Names.Contains(e.Name)).ToList();
        var replaced = new Dictionary<byte, byte[]>
        {
            [(byte)WasmSection.Export] = WriteExports(kept),
            [(byte)WasmSection.Table] = WriteTable(table, end, end + (uint)added.Count),
            [(byte)WasmSection.Element] = WriteElements(element, end, added),
        };
        return new RewrittenModule(Assemble(module, sections, replaced), symbols, kept.Count);
    }

    private static List<Section> Sections(ReadOnlySpan<byte> module)
    {
        var sections = new List<Section>();
        var reader = new WasmReader(module);
        reader.Bytes(HeaderLength);
        while (!reader.AtEnd)
        {
            var id = reader.Byte();
            var length = (int)reader.Unsigned();
            sections.Add(new Section(id, reader.Position, length));
            reader.Bytes(length);
        }

        return sections;
    }

    private static ReadOnlySpan<byte> Body(ReadOnlySpan<byte> module, List<Section> sections, WasmSection wanted)
    {
        var found = sections.Where(s => s.Id == (byte)wanted).ToList();
        return found.Count == 1
            ? module.Slice(found[0].Start, found[0].Length)
            : throw new WasmFormatException($"it has {found.Count} sections \"{wanted}\" where one was expected");
    }

    private static (HashSet<string> Names, int Globals) Imports(ReadOnlySpan<byte> body)
    {
        var reader = new WasmReader(body);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var globals = 0;
        for (var count = reader.Unsigned(); count > 0; count--)
        {
            reader.Name();
            names.Add(reader.Name());
            switch ((WasmKind)reader.Byte())
            {
                case WasmKind.Function:
                    reader.Unsigned();
                    break;
                case WasmKind.Memory:
                    var hasMaximum = (reader.Unsigned() & 1) != 0;
                    reader.Unsigned();
                    if (hasMaximum)
                    {
                        reader.Unsigned();
                    }

                    break;
                case WasmKind.Global:
                    reader.Bytes(2);
                    globals++;
                    break;
                default:
                    throw new WasmFormatException("it imports a table or a tag");
            }
        }

        return (names, globals);
    }

    private static List<Export> Exports(ReadOnlySpan<byte> body)
    {
        var reader = new WasmReader(body);
        var exports = new List<Export>();
        for (var count = reader.Unsigned(); count > 0; count--)
        {
            exports.Add(new Export(reader.Name(), (WasmKind)reader.Byte(), reader.Unsigned()));
        }

        return exports;
    }

    /// <summary>Values of the constants among the globals: addresses of data. Null for those that change.</summary>
    private static List<uint?> Globals(ReadOnlySpan<byte> body)
    {
        var reader = new WasmReader(body);
        var values = new List<uint?>();
        for (var count = reader.Unsigned(); count > 0; count--)
        {
            reader.Byte();
            var mutable = reader.Byte() != 0;
            reader.Expect(I32Const, "value of a global");
            var value = unchecked((uint)reader.Signed());
            reader.Expect(End, "value of a global");
            values.Add(mutable ? null : value);
        }

        return values;
    }

    private static (Dictionary<uint, uint> Addresses, uint End) FirstSegment(ReadOnlySpan<byte> body)
    {
        var reader = new WasmReader(body);
        reader.Expect(1, "number of element segments");
        reader.Expect(0, "kind of the element segment");
        reader.Expect(I32Const, "start of the element segment");
        var start = (uint)reader.Signed();
        reader.Expect(End, "start of the element segment");
        var count = reader.Unsigned();
        var addresses = new Dictionary<uint, uint>();
        for (uint i = 0; i < count; i++)
        {
            addresses.TryAdd(reader.Unsigned(), start + i);
        }

        return (addresses, start + count);
    }

    private static byte[] WriteExports(List<Export> exports)
    {
        var writer = new WasmWriter().Unsigned((uint)exports.Count);
        foreach (var export in exports)
        {
            writer.Name(export.Name).Byte((byte)export.Kind).Unsigned(export.Index);
        }

        return writer.ToArray();
    }

    private static byte[] WriteTable(ReadOnlySpan<byte> body, uint size, uint newSize)
    {
        var reader = new WasmReader(body);
        reader.Expect(1, "number of tables");
        reader.Expect(0x70, "type of the table");
        reader.Expect(0, "limits of the table");
        if (reader.Unsigned() is var found && found != size)
        {
            throw new WasmFormatException($"its table has {found} places, and {size} functions");
        }

        return new WasmWriter().Unsigned(1).Byte(0x70).Byte(0).Unsigned(newSize).ToArray();
    }

    private static byte[] WriteElements(ReadOnlySpan<byte> body, uint start, List<uint> functions)
    {
        var writer = new WasmWriter().Unsigned(2).Bytes(body[1..])
            .Byte(0).Byte(I32Const).Signed((int)start).Byte(End).Unsigned((uint)functions.Count);
        foreach (var function in functions)
        {
            writer.Unsigned(function);
        }

        return writer.ToArray();
    }

    private static byte[] Assemble(ReadOnlySpan<byte> module, List<Section> sections, Dictionary<byte, byte[]> replaced)
    {
        var writer = new WasmWriter().Bytes(module[..HeaderLength]);
        foreach (var section in sections)
        {
            var body = replaced.TryGetValue(section.Id, out var other) ? other : module.Slice(section.Start, section.Length);
            writer.Byte(section.Id).Unsigned((uint)body.Length).Bytes(body);
        }

        return writer.ToArray();
    }
}
