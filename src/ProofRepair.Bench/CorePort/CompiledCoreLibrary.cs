using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Bench.CorePort;

/// <summary>How the library can be had: compiled, or (null) as text in front of each file. <paramref name="Warning"/> says why compiling failed.</summary>
public sealed record CoreCompilation(CompiledCoreLibrary? Library, string? Warning);

/// <summary>
/// The core library as compiled modules, which Lean maps into memory instead of elaborating the text again in every process.
/// <paramref name="Toolchain"/> is the one that was given, and sees them.
/// </summary>
public sealed record CompiledCoreLibrary(LeanToolchain Toolchain, string Place)
{
    private const string StagingPrefix = ".staging-";
    private const string PathVariable = "PROOFREPAIR_LEAN_PATH";
    private static readonly TimeSpan StagingLife = TimeSpan.FromHours(1);

    /// <summary>The counterpart of <see cref="CoreLibrary.Definitions"/>, or of all texts together, before a statement's own header.</summary>
    public LeanHeader Header(string portedHeader, bool withMeanings) =>
        new($"import {(withMeanings ? CoreModule.All : CoreModule.Definitions)}\n{portedHeader}");

    /// <summary>
    /// Compiles the library into a folder below <paramref name="cacheDirectory"/> unless that was done before, by this process or another.
    /// Only the embedded Lean gets a compiled form; a native one reads the text.
    /// </summary>
    public static Task<CoreCompilation> EnsureAsync(
        LeanToolchain toolchain, string cacheDirectory, Action compiling, TimeProvider time, CancellationToken cancellationToken) =>
        EnsureAsync(CoreModule.Of(CoreLibrary.Definitions, CoreLibrary.CompilableMeanings), toolchain, cacheDirectory, compiling, time, cancellationToken);

    internal static async Task<CoreCompilation> EnsureAsync(
        ImmutableArray<CoreModule> modules,
        LeanToolchain toolchain,
        string cacheDirectory,
        Action compiling,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (toolchain.Kind != LeanKind.Embedded)
        {
            return new CoreCompilation(null, null);
        }

        var place = Path.Combine(cacheDirectory, KeyOf(modules, toolchain));
        var library = new CompiledCoreLibrary(Seeing(toolchain, place), place);
        if (Directory.Exists(place))
        {
            return new CoreCompilation(library, null);
        }

        compiling();
        var staging = Path.Combine(cacheDirectory, StagingPrefix + Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(staging);
            RemoveStale(cacheDirectory, time);
            if (await new CoreCompiler(toolchain, time).CompileAsync(modules, staging, cancellationToken) is { } problem)
            {
                return new CoreCompilation(null, $"The core library could not be compiled, and is read as text by each process instead (slower): {problem}");
            }

            MoveUnlessThere(staging, place);
            return new CoreCompilation(library, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new CoreCompilation(null, $"The compiled core library cannot be kept in {cacheDirectory}, and is read as text by each process instead (slower): {e.Message}");
        }
        finally
        {
            Remove(staging);
        }
    }

    /// <summary>The texts, and what of the toolchain decides the format: the installation's folder is named after its packages' hashes.</summary>
    internal static string KeyOf(ImmutableArray<CoreModule> modules, LeanToolchain toolchain)
    {
        var runtime = toolchain.Arguments.SkipWhile(a => a != "--runtime").ElementAtOrDefault(1);
        string[] parts = [toolchain.Version, Path.GetFileName(runtime) ?? "", .. modules.SelectMany(m => new[] { m.Name, m.Source })];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..16];
    }

    internal static LeanToolchain Seeing(LeanToolchain toolchain, string folder)
    {
        var before = toolchain.Environment.GetValueOrDefault(PathVariable);
        return toolchain with
        {
            Environment = toolchain.Environment.SetItem(PathVariable, before is { Length: > 0 } ? folder + Path.PathSeparator + before : folder),
        };
    }

    // Whoever comes second finds the same contents there, made from the same texts.
    private static void MoveUnlessThere(string staging, string place)
    {
        try
        {
            Directory.Move(staging, place);
        }
        catch (IOException) when (Directory.Exists(place))
        {
        }
    }

    private static void RemoveStale(string cacheDirectory, TimeProvider time)
    {
        var dead = time.GetUtcNow().UtcDateTime - StagingLife;
        foreach (var left in Directory.EnumerateDirectories(cacheDirectory, StagingPrefix + "*").Where(d => Directory.GetLastWriteTimeUtc(d) < dead))
        {
            Remove(left);
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A later run removes it.
        }
    }
}
