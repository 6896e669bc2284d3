using System.Numerics;

namespace ProofRepair.Verify.Tests.Olean;

/// <summary>Writes names, terms and constants of Lean; the result of each method is the address of what was written.</summary>
internal sealed class ModuleWriter(OleanWriter writer)
{
    private static readonly byte[] s_cachedHash = [1, 2, 3, 4, 5, 6, 7, 8];

    private readonly List<(ulong Name, ulong Constant)> _constants = [];
    private readonly List<ulong> _entries = [];
    private readonly List<ulong> _imports = [];

    public ModuleWriter(int pointerSize = 4) : this(new OleanWriter(pointerSize))
    {
    }

    public OleanWriter Writer => writer;

    public ulong Prop => writer.Constructor(3, [OleanWriter.Scalar(0)], s_cachedHash);

    /// <summary>A dotted name; a component of digits is a number.</summary>
    public ulong Name(string dotted)
    {
        var name = OleanWriter.Scalar(0);
        foreach (var part in dotted.Split('.'))
        {
            name = long.TryParse(part, out var number)
                ? writer.Constructor(2, [name, writer.Natural(number)], s_cachedHash)
                : writer.Constructor(1, [name, writer.Text(part)], s_cachedHash);
        }
        return name;
    }

    public ulong Param(string name) => writer.Constructor(4, [Name(name)], s_cachedHash);

    public ulong MaxLevel(ulong left, ulong right) => writer.Constructor(2, [left, right], s_cachedHash);

    public ulong Sort(ulong level) => writer.Constructor(3, [level], s_cachedHash);

    public ulong Const(string name, params ReadOnlySpan<ulong> levels) => writer.Constructor(4, [Name(name), writer.List(levels)], s_cachedHash);

    public ulong Bound(int index) => writer.Constructor(0, [OleanWriter.Scalar(index)], s_cachedHash);

    public ulong App(ulong function, ulong argument) => writer.Constructor(5, [function, argument], s_cachedHash);

    public ulong Lambda(string name, ulong type, ulong body) => writer.Constructor(6, [Name(name), type, body], [.. s_cachedHash, 0]);

    public ulong Forall(string name, ulong type, ulong body, byte info = 0) => writer.Constructor(7, [Name(name), type, body], [.. s_cachedHash, info]);

    public ulong Let(string name, ulong type, ulong value, ulong body) => writer.Constructor(8, [Name(name), type, value, body], [.. s_cachedHash, 0]);

    public ulong Nat(BigInteger value) => writer.Constructor(9, [writer.Constructor(0, [writer.Natural(value)])], s_cachedHash);

    public ulong String(string value) => writer.Constructor(9, [writer.Constructor(1, [writer.Text(value)])], s_cachedHash);

    public ulong Annotated(ulong inner) => writer.Constructor(10, [OleanWriter.Scalar(0), inner], s_cachedHash);

    public ulong Projection(string structure, int index, ulong of) => writer.Constructor(11, [Name(structure), OleanWriter.Scalar(index), of], s_cachedHash);

    public void Axiom(string name, ulong type) => Add(name, 0, [Common(name, type)], [0]);

    public void Theorem(string name, ulong type, ulong value, params string[] universes) => Add(name, 2, [Common(name, type, universes), value, writer.List([])], []);

    /// <param name="safety">0 unsafe, 1 safe, 2 partial.</param>
    public void Definition(string name, ulong type, ulong value, byte safety = 1) =>
        Add(name, 1, [Common(name, type), value, writer.Constructor(2, [], [1, 0, 0, 0]), writer.List([])], [safety]);

    public void Opaque(string name, ulong type, ulong value) => Add(name, 3, [Common(name, type), value, writer.List([])], [0]);

    /// <summary>An inductive type without parameters, and its constructors.</summary>
    public void Inductive(string name, ulong type, params (string Name, ulong Type)[] constructors)
    {
        var zero = OleanWriter.Scalar(0);
        Add(name, 5, [Common(name, type), zero, zero, writer.List([Name(name)]), writer.List([.. constructors.Select(c => Name(c.Name))]), zero], [0, 0, 0]);
        for (var i = 0; i < constructors.Length; i++)
            Add(constructors[i].Name, 6, [Common(constructors[i].Name, constructors[i].Type), Name(name), OleanWriter.Scalar(i), zero, zero], [0]);
    }

    public void Entries(string extension, int count) =>
        _entries.Add(writer.Constructor(0, [Name(extension), writer.Array([.. Enumerable.Repeat(OleanWriter.Scalar(7), count)])]));

    public void Import(string module) => _imports.Add(writer.Constructor(0, [Name(module)], [0, 1, 0]));

    public ulong Root(bool isModule = false) => writer.Constructor(0,
        [writer.Array([.. _imports]), writer.Array([.. _constants.Select(c => c.Name)]), writer.Array([.. _constants.Select(c => c.Constant)]), writer.Array([]), writer.Array([.. _entries])],
        [isModule ? (byte)1 : (byte)0]);

    public byte[] ToFile() => writer.Single(Root());

    public ProofRepair.Verify.Olean.OleanModule ToModule()
    {
        var read = ProofRepair.Verify.Olean.OleanFile.Read(ToFile());
        return read.Module ?? throw new InvalidOperationException(read.Failure!.Message);
    }

    private ulong Common(string name, ulong type, params string[] universes) =>
        writer.Constructor(0, [Name(name), writer.List([.. universes.Select(Name)]), type]);

    private void Add(string name, byte kind, ReadOnlySpan<ulong> fields, ReadOnlySpan<byte> scalars) =>
        _constants.Add((Name(name), writer.Constructor(kind, [writer.Constructor(0, fields, scalars)])));
}
