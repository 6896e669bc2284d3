using System.Collections.Concurrent;
using System.Collections.Immutable;
using ProofRepair.Gate.Sources;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Facts;

/// <summary>Facts on the files of one side, each after what it imports.</summary>
internal sealed class SideFacts(ProjectSide side, FactsStore store)
{
    private readonly ModuleKeys _keys = new(side, store.Elaborator.Identity);
    private readonly ConcurrentDictionary<string, Lazy<Task<ModuleFacts>>> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);
    private readonly Lazy<string> _library = new(store.NewLibrary);

    public ProjectSide Side => side;

    public string? KeyOf(LeanSourceFile file) => _keys.Of(file);

    public Task<ModuleFacts> OfAsync(LeanSourceFile file, CancellationToken cancellationToken) =>
        _known.GetOrAdd(file.Path, _ => new Lazy<Task<ModuleFacts>>(() => FindAsync(file, cancellationToken))).Value;

    /// <summary>All of the project that a file imports, however far away.</summary>
    public IReadOnlyCollection<LeanSourceFile> Closure(LeanSourceFile file)
    {
        var found = new HashSet<LeanSourceFile>(ReferenceEqualityComparer.Instance);
        var todo = new Stack<LeanSourceFile>(side.Imported(file));
        while (todo.TryPop(out var next))
        {
            if (found.Add(next))
            {
                foreach (var further in side.Imported(next))
                {
                    todo.Push(further);
                }
            }
        }

        return [.. found.OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    private async Task<ModuleFacts> FindAsync(LeanSourceFile file, CancellationToken cancellationToken)
    {
        if (_keys.Of(file) is not { } key)
        {
            return ModuleFacts.Undecided(file.Module, "", "it imports itself, directly or through others");
        }

        if (file.Imports is null)
        {
            return ModuleFacts.Undecided(file.Module, key, "its imports are of no form that is known here");
        }

        var imported = await Task.WhenAll(side.Imported(file).Select(async i => (File: i, Facts: await OfAsync(i, cancellationToken))));
        if (Obstacle(file, imported) is { } obstacle)
        {
            return ModuleFacts.Undecided(file.Module, key, obstacle);
        }

        return await store.GetAsync(file, key, async () =>
        {
            var constants = new Dictionary<string, ConstantFacts>(StringComparer.Ordinal);
            foreach (var further in Closure(file))
            {
                var facts = await OfAsync(further, cancellationToken);
                Place(further, facts);
                foreach (var constant in facts.Constants)
                {
                    constants[constant.Name] = constant;
                }
            }

            return await store.Elaborator.RunAsync(file, key, _library.Value, store.CompiledOf(key, file), constants.GetValueOrDefault, cancellationToken);
        }, cancellationToken);
    }

    private void Place(LeanSourceFile file, ModuleFacts facts)
    {
        lock (_placed)
        {
            if (_placed.Add(file.Path))
            {
                CompiledParts.Copy(store.CompiledOf(facts.Key, file), CompiledParts.PathOf(_library.Value, file.ModulePath));
            }
        }
    }

    /// <summary>Why Lean cannot be asked.</summary>
    private string? Obstacle(LeanSourceFile file, IEnumerable<(LeanSourceFile File, ModuleFacts Facts)> imported)
    {
        foreach (var (other, facts) in imported)
        {
            if (store.Elaborator.Toolchain.Kind == LeanKind.Embedded && !other.IsModule)
            {
                return $"it imports {other.Module}, which is no `module`: the embedded Lean reads several files only as modules (`module`, `public section`); install Lean with elan for this project";
            }

            if (facts.Outcome != ModuleOutcome.Compiled)
            {
                return facts.Outcome == ModuleOutcome.Errors ? $"it imports {other.Module}, which has errors" : $"it imports {other.Module}, which was not decided: {facts.Detail}";
            }
        }

        return null;
    }
}
