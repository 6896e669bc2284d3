using System.Collections.Immutable;

namespace ProofRepair.Verify.Olean;

/// <summary>
/// Reads a compiled module without running anything of it. The file is taken for hostile: whatever is wrong with it becomes a
/// failure, never a hang or a crash.
/// </summary>
public static class OleanFile
{
    private const long LargestFile = 512L << 20;

    private static readonly ImmutableArray<string> s_furtherParts = [".server", ".private"];

    /// <summary><c>X.olean</c> and, where Lean wrote them beside it, <c>X.olean.server</c> and <c>X.olean.private</c> (the proofs).</summary>
    public static async Task<OleanRead> ReadAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        var parts = new List<ReadOnlyMemory<byte>>();
        try
        {
            foreach (var part in s_furtherParts.Select(suffix => path + suffix).Prepend(path))
            {
                // The private part points into the server part: one without the other is a broken set, which reading will say.
                if (parts.Count > 0 && !File.Exists(part))
                    continue;
                // A link or a pipe in the place of a file, by code in the proof, would have this program read what it should not, or wait for ever.
                if (new FileInfo(part) is { LinkTarget: not null } or { Length: 0 })
                    return Fail(OleanFailureKind.Unavailable, $"{part} is no file that Lean wrote");
                if (new FileInfo(part).Length > LargestFile)
                    return Fail(OleanFailureKind.Unavailable, $"{part} is larger than {LargestFile >> 20} MB");
                parts.Add(await File.ReadAllBytesAsync(part, cancellation));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(OleanFailureKind.Unavailable, $"{path} cannot be read ({e.Message}); compile with `lean -o {Path.GetFileName(path)} FILE.lean`");
        }
        return Read(parts, cancellation);
    }

    public static OleanRead Read(ReadOnlyMemory<byte> file, CancellationToken cancellation = default) => Read([file], cancellation);

    /// <summary>The parts of one module in Lean's order: exported, server, private. The last one is the module that is returned.</summary>
    public static OleanRead Read(IReadOnlyList<ReadOnlyMemory<byte>> parts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0)
            return Fail(OleanFailureKind.Unavailable, "no part of the module was given");
        try
        {
            return OleanRead.Of(Decode(new OleanImage([.. parts.Select(OleanPart.Open)], cancellation), parts.Count));
        }
        catch (MalformedOleanException e)
        {
            return Fail(e.Kind, e.Message);
        }
    }

    private static OleanModule Decode(OleanImage image, int parts)
    {
        // ModuleData: imports, constNames, constants, extraConstNames, entries; isModule since the module system.
        var root = image.ReadConstructor(image.Root, 5, "module");
        var isModule = image.HasScalars(root) && image.ScalarByte(root, 0) != 0;
        var terms = new TermReader(image);
        var constants = new ConstantReader(image, terms);

        var imports = image.Array(image.Field(root, 0), "the list of imports")
            .Select(at => terms.Name(image.Field(image.Read(at), 0))).ToImmutableArray();
        var declared = image.Array(image.Field(root, 2), "the list of constants").Select(constants.Read).ToImmutableArray();
        var names = image.Array(image.Field(root, 1), "the list of names").Select(terms.Name).ToImmutableArray();
        if (!names.SequenceEqual(declared.Select(c => c.Name)))
            throw new MalformedOleanException("the names listed are not those of the constants");

        var byName = new Dictionary<LeanName, LeanConstant>(declared.Length);
        foreach (var constant in declared)
        {
            if (!byName.TryAdd(constant.Name, constant))
                throw new MalformedOleanException($"`{constant.Name}` is declared twice");
        }
        return new OleanModule(image.Header, isModule, holdsProofs: !isModule || parts == 3, imports, declared, byName, Extensions(image, terms, root), new PlaceReader(image, terms).Read(root));
    }

    private static ImmutableArray<ExtensionEntries> Extensions(OleanImage image, TermReader terms, in OleanObject root)
    {
        var found = ImmutableArray.CreateBuilder<ExtensionEntries>();
        foreach (var at in image.Array(image.Field(root, 4), "the list of entries"))
        {
            var pair = image.ReadConstructor(at, 2, "extension's entries");
            var count = image.Array(image.Field(pair, 1), "an extension's entries").Length;
            if (count > 0)
                found.Add(new ExtensionEntries(terms.Name(image.Field(pair, 0)), count));
        }
        return found.ToImmutable();
    }

    private static OleanRead Fail(OleanFailureKind kind, string message) => OleanRead.Of(new OleanReadFailure(kind, message));
}
