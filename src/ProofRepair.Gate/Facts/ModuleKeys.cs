using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ProofRepair.Gate.Sources;

namespace ProofRepair.Gate.Facts;

/// <summary>
/// The key of each file of one side: equal keys mean that this program, Lean, its options, the text and all of the project that it imports are the same. Files
/// that import each other in a circle have none.
/// </summary>
internal sealed class ModuleKeys(ProjectSide side, string lean, string program)
{
    private readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);

    public string? Of(LeanSourceFile file)
    {
        var todo = new Stack<LeanSourceFile>([file]);
        var opened = new HashSet<string>(StringComparer.Ordinal);
        while (todo.TryPeek(out var top))
        {
            if (_known.ContainsKey(top.Path))
            {
                todo.Pop();
                continue;
            }

            var missing = side.Imported(top).Where(i => !_known.ContainsKey(i.Path)).ToList();
            if (missing.Count == 0)
            {
                _known[top.Path] = Key(top, [.. side.Imported(top)]);
                todo.Pop();
            }
            else if (!opened.Add(top.Path) || missing.Contains(top))
            {
                // Seen before with all that it needs on top, and still not known: a circle.
                _known[top.Path] = null;
                todo.Pop();
            }
            else
            {
                missing.ForEach(todo.Push);
            }
        }

        return _known[file.Path];
    }

    private string? Key(LeanSourceFile file, ImmutableArray<LeanSourceFile> imported)
    {
        if (imported.Any(i => _known[i.Path] is null))
        {
            return null;
        }

        var parts = new[] { program, lean, file.Module, file.Hash }.Concat(imported.Select(i => $"{i.Module}={_known[i.Path]}").Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));
    }
}
