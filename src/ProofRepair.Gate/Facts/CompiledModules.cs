using System.Collections.Immutable;
using ProofRepair.Gate.Sources;
using ProofRepair.Verify.Olean;
using ProofRepair.Verify.Replay;

namespace ProofRepair.Gate.Facts;

/// <summary>Compiled files of one side, read again for the kernel.</summary>
internal sealed class CompiledModules(SideFacts side, FactsStore store)
{
    private readonly Dictionary<string, OleanModule> _read = new(StringComparer.Ordinal);

    /// <summary>Null where a compiled file cannot be read; which and why is the second.</summary>
    public async Task<(ReplayRequest? Request, string? Problem)> RequestAsync(LeanSourceFile file, CancellationToken cancellationToken)
    {
        var all = side.Closure(file).Prepend(file).ToList();
        foreach (var one in all)
        {
            if (await ReadAsync(one, cancellationToken) is { } problem)
            {
                return (null, problem);
            }
        }

        var own = all.Select(f => f.Module).ToHashSet(StringComparer.Ordinal);
        var libraries = all.SelectMany(f => f.Imports ?? []).Where(i => !own.Contains(i) && !side.Side.ByModule.ContainsKey(i)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return (new ReplayRequest(_read[file.Path], [.. all.Skip(1).Select(f => _read[f.Path])], [.. libraries]), null);
    }

    private async Task<string?> ReadAsync(LeanSourceFile file, CancellationToken cancellationToken)
    {
        if (_read.ContainsKey(file.Path))
        {
            return null;
        }

        var read = await OleanFile.ReadAsync(store.CompiledOf(side.KeyOf(file)!, file), cancellationToken);
        if (read.Module is { } module)
        {
            _read[file.Path] = module;
        }

        return read.Failure is { } failure ? $"{file.Path}: {failure.Message}" : null;
    }
}
