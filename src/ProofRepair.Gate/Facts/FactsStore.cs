using System.Collections.Concurrent;
using ProofRepair.Gate.Sources;

namespace ProofRepair.Gate.Facts;

/// <summary>
/// Facts by key, each file elaborated once: both sides of a change share what is the same on both. What a cache has is not elaborated at all.
/// Compiled files stand in <paramref name="folder"/>, one folder a key.
/// </summary>
internal sealed class FactsStore(FileElaborator elaborator, string folder, FactsCache? cache)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ModuleFacts>>> _known = new(StringComparer.Ordinal);
    private int _elaborated;

    public FileElaborator Elaborator => elaborator;

    /// <summary>Files that Lean elaborated; the rest came from the cache.</summary>
    public int Elaborated => _elaborated;

    public string CompiledOf(string key, LeanSourceFile file) => CompiledParts.PathOf(Path.Combine(folder, "modules", key), file.ModulePath);

    public string NewLibrary() => Directory.CreateDirectory(Path.Combine(folder, "libraries", Guid.NewGuid().ToString("N"))).FullName;

    public bool Has(string key) => _known.ContainsKey(key);

    /// <summary>Whether it need not be elaborated, having been kept by a run before this one.</summary>
    public bool IsKept(string key) => cache?.Has(key) == true;

    /// <summary>True when the cache had it.</summary>
    public async Task<bool> TryCacheAsync(LeanSourceFile file, string key, CancellationToken cancellationToken)
    {
        if (await CachedAsync(file, key, cancellationToken) is not { } kept)
        {
            return false;
        }

        _known.TryAdd(key, new Lazy<Task<ModuleFacts>>(Task.FromResult(kept)));
        return true;
    }

    public void Put(ModuleFacts facts)
    {
        if (_known.TryAdd(facts.Key, new Lazy<Task<ModuleFacts>>(Task.FromResult(facts))))
        {
            Interlocked.Increment(ref _elaborated);
        }
    }

    public Task<ModuleFacts> GetAsync(LeanSourceFile file, string key, Func<Task<ModuleFacts>> elaborate, CancellationToken cancellationToken) =>
        _known.GetOrAdd(key, _ => new Lazy<Task<ModuleFacts>>(() => FindAsync(file, key, elaborate, cancellationToken))).Value;

    private Task<ModuleFacts?> CachedAsync(LeanSourceFile file, string key, CancellationToken cancellationToken) =>
        cache?.ReadAsync(file, key, CompiledOf(key, file), cancellationToken) ?? Task.FromResult<ModuleFacts?>(null);

    private async Task<ModuleFacts> FindAsync(LeanSourceFile file, string key, Func<Task<ModuleFacts>> elaborate, CancellationToken cancellationToken)
    {
        if (await CachedAsync(file, key, cancellationToken) is { } kept)
        {
            return kept;
        }

        var facts = await elaborate();
        Interlocked.Increment(ref _elaborated);
        return facts;
    }
}
