using System.Collections.Concurrent;
using ProofRepair.Gate.Sources;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Facts;

/// <summary>Facts on the files of one side, each after what it imports.</summary>
internal sealed class SideFacts(ProjectSide side, FactsStore store)
{
    private readonly ModuleKeys _keys = new(side, store.Elaborator.Identity, ProgramBuild.Identity);
    private readonly ConcurrentDictionary<string, Lazy<Task<ModuleFacts>>> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);
    private readonly Lazy<string> _library = new(store.NewLibrary);

    public ProjectSide Side => side;

    /// <summary>The folder of compiled files that this side's files import.</summary>
    public string Library => _library.Value;

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

    /// <summary>Why Lean cannot be asked of a file; null when it can, which needs facts on what it imports.</summary>
    public async Task<string?> ObstacleAsync(LeanSourceFile file, CancellationToken cancellationToken)
    {
        if (_keys.Of(file) is null)
        {
            return "it imports itself, directly or through others";
        }

        if (file.Imports is null)
        {
            return "its imports are of no form that is known here";
        }

        if (ConflictMarkers.FirstLine(file.Text) is not null)
        {
            return "a merge conflict was left in it";
        }

        var imported = await Task.WhenAll(side.Imported(file).Select(async i => (File: i, Facts: await OfAsync(i, cancellationToken))));
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

    /// <summary>With all that it imports put where Lean finds it.</summary>
    public async Task<Func<Elaboration>> BeginAsync(LeanSourceFile file, string key, CancellationToken cancellationToken)
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

        return () => new Elaboration(file, key, constants.GetValueOrDefault);
    }

    private async Task<ModuleFacts> FindAsync(LeanSourceFile file, CancellationToken cancellationToken)
    {
        var key = _keys.Of(file) ?? "";
        return await ObstacleAsync(file, cancellationToken) is { } obstacle
            ? ModuleFacts.Undecided(file.Module, key, obstacle)
            : await store.GetAsync(
                file,
                key,
                async () => await store.Elaborator.RunAsync(await BeginAsync(file, key, cancellationToken), Library, store.CompiledOf(key, file), cancellationToken),
                cancellationToken);
    }

    private void Place(LeanSourceFile file, ModuleFacts facts)
    {
        lock (_placed)
        {
            if (_placed.Add(file.Path))
            {
                CompiledParts.Copy(store.CompiledOf(facts.Key, file), CompiledParts.PathOf(Library, file.ModulePath));
            }
        }
    }
}
