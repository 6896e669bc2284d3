namespace ProofRepair.Lean.Embedded.Preparation;

internal abstract record PreparationResult
{
    public sealed record Prepared(long Bytes) : PreparationResult;

    public sealed record Refused(string Message) : PreparationResult;
}

/// <summary>Makes the runtime (lean.js, lean.wasm, lean.symbols) of an unpacked package. All is computed before anything is written.</summary>
internal static class PackagePreparation
{
    public const string Script = "lean.js";
    public const string Module = "lean.wasm";
    public const string Symbols = "lean.symbols";

    public static async Task<PreparationResult> PrepareAsync(string packageDirectory, string package, string outputDirectory, CancellationToken cancellationToken)
    {
        foreach (var name in (string[])[Script, Module])
        {
            if (!File.Exists(Path.Combine(packageDirectory, name)))
            {
                return new PreparationResult.Refused($"{package} holds no {name}: its contents are not those that this version of ProofRepair knows.");
            }
        }

        var script = await File.ReadAllTextAsync(Path.Combine(packageDirectory, Script), cancellationToken);
        switch (GluePatch.Apply(script, package))
        {
            case GlueResult.Refused refused:
                return new PreparationResult.Refused(refused.Message);
            case GlueResult.Patched patched:
                var module = await File.ReadAllBytesAsync(Path.Combine(packageDirectory, Module), cancellationToken);
                try
                {
                    var rewritten = WasmRewriter.Rewrite(module, patched.Identifiers);
                    return new PreparationResult.Prepared(await WriteAsync(outputDirectory, patched, rewritten, cancellationToken));
                }
                catch (WasmFormatException e)
                {
                    return new PreparationResult.Refused($"lean.wasm of {package} is not the one that this version of ProofRepair knows: {e.Message}. Nothing was written.");
                }

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<long> WriteAsync(string directory, GlueResult.Patched patched, RewrittenModule rewritten, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        (string Name, byte[] Bytes)[] files =
        [
            (Script, System.Text.Encoding.UTF8.GetBytes(patched.Script)),
            (Module, rewritten.Module),
            (Symbols, SymbolTable.Write(rewritten.Symbols)),
        ];
        foreach (var (name, bytes) in files)
        {
            var temporary = Path.Combine(directory, name + ".new");
            await File.WriteAllBytesAsync(temporary, bytes, cancellationToken);
            File.Move(temporary, Path.Combine(directory, name), overwrite: true);
        }

        return files.Sum(f => (long)f.Bytes.Length);
    }
}
