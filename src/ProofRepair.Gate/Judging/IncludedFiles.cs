using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Git;
using ProofRepair.Gate.Settings;
using ProofRepair.Gate.Sources;
using ProofRepair.Lean.Syntax;

namespace ProofRepair.Gate.Judging;

/// <summary>
/// Files whose content is part of a term (<c>include_str "path"</c>): a change of one changes what a Lean file means that the change does not touch.
/// </summary>
internal static class IncludedFiles
{
    private static readonly string[] s_words = ["include_str", "include_bytes"];

    public static IEnumerable<Finding> Changed(GitTree before, GitTree after, ProjectSide baseSide, ProjectSide headSide, GateSettings settings)
    {
        var changed = before.ChangedIn(after).ToHashSet(StringComparer.Ordinal);
        var otherChanged = changed.Any(p => !baseSide.ByPath.ContainsKey(p) && !headSide.ByPath.ContainsKey(p));
        var seen = new HashSet<(string, string?)>();
        foreach (var file in headSide.Files.Concat(baseSide.Files))
        {
            foreach (var path in Of(file).Where(p => seen.Add((file.Path, p))))
            {
                var isFound = path is not null && (before.Find(path) is { IsFile: true } || after.Find(path) is { IsFile: true });
                if (isFound ? changed.Contains(path!) : otherChanged)
                {
                    yield return new Finding(
                        Rule.IncludedFile,
                        settings.LevelOf(Rule.IncludedFile),
                        isFound ? path! : file.Path,
                        null,
                        null,
                        null,
                        isFound ? $"{path} is part of {file.Path} and was changed." : $"{file.Path} takes in a file that the gate cannot name, and files that are no Lean were changed.");
                }
            }
        }
    }

    /// <summary>Paths in the repository; null for what is no plain text, or leads out of it.</summary>
    private static IEnumerable<string?> Of(LeanSourceFile file)
    {
        if (!s_words.Any(w => file.Text.Contains(w, StringComparison.Ordinal)))
        {
            yield break;
        }

        var tokens = LeanLexer.Tokenize(file.Text).Where(t => !t.IsTrivia).ToList();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (s_words.Contains(tokens[i].Unescaped(file.Text), StringComparer.Ordinal))
            {
                yield return i + 1 < tokens.Count && tokens[i + 1] is { Kind: LeanTokenKind.Text } literal ? Resolved(file.Path, literal.In(file.Text)) : null;
            }
        }
    }

    /// <summary>Lean reads it from the folder of the file that names it.</summary>
    private static string? Resolved(string path, string literal)
    {
        var written = literal[0] == 'r' ? literal[(literal.IndexOf('"', StringComparison.Ordinal) + 1)..literal.LastIndexOf('"')] : literal.Trim('"');
        if (written.StartsWith('/') || (literal[0] != 'r' && written.Contains('\\', StringComparison.Ordinal)))
        {
            return null;
        }

        var parts = new List<string>(path.Split('/').SkipLast(1));
        foreach (var part in written.Split('/').Where(p => p is not ("" or ".")))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                return null;
            }
        }

        return string.Join('/', parts);
    }
}
