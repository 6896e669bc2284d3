using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Git;
using ProofRepair.Gate.Settings;
using ProofRepair.Gate.Sources;
using ProofRepair.Lean.Text;

namespace ProofRepair.Gate.Judging;

/// <summary>What the trees alone show, before Lean is asked anything.</summary>
internal static class PathJudge
{
    public static IEnumerable<Finding> OfTrees(GitTree before, GitTree after, GateSettings settings, string prefix)
    {
        foreach (var path in before.ChangedIn(after))
        {
            var (old, now) = (before.Find(path), after.Find(path));
            if (PathRules.IsTrusted(path, settings, prefix) || old?.IsSubmodule == true || now?.IsSubmodule == true)
            {
                yield return Make(Rule.Settings, path, $"{path} was {(old is null ? "added" : now is null ? "removed" : "changed")}.");
            }

            if (now is { IsLink: true } && !PathRules.IsLean(path, settings, prefix))
            {
                yield return Make(Rule.NotAFile, path, $"{path} is a symbolic link.");
            }

            if (now is not null && PathRules.IsCompiled(path))
            {
                yield return Make(Rule.Compiled, path, $"{path} is a compiled file.");
            }
        }

        Finding Make(Rule rule, string path, string message) => new(rule, settings.LevelOf(rule), path, null, null, null, message);
    }

    public static IEnumerable<Finding> OfSides(ProjectSide before, ProjectSide after, GateSettings settings)
    {
        var known = before.Odd.Select(o => (o.Path, o.Hash)).ToHashSet();
        foreach (var found in after.Odd.Where(o => !known.Contains((o.Path, o.Hash))).OrderBy(o => o.Path, StringComparer.Ordinal))
        {
            yield return new Finding(found.Rule, settings.LevelOf(found.Rule), found.Path, null, null, null, found.Message);
        }

        var odd = after.Odd.Select(o => o.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var old in before.Odd.Where(o => !odd.Contains(o.Path)).OrderBy(o => o.Path, StringComparer.Ordinal))
        {
            var became = after.ByPath.ContainsKey(old.Path) ? "is another file now" : "is gone";
            yield return new Finding(Rule.Removed, settings.LevelOf(Rule.Removed), old.Path, null, null, null, $"{old.Path}, which the gate could not read in the base, {became}: what it proved cannot be looked for. {old.Message}");
        }

        foreach (var file in after.Files)
        {
            // Where Lake built the base, Lean would still find it.
            foreach (var module in (file.Imports ?? []).Where(m => before.ByModule.ContainsKey(m) && !after.ByModule.ContainsKey(m)).Distinct(StringComparer.Ordinal))
            {
                yield return new Finding(Rule.Error, settings.LevelOf(Rule.Error), file.Path, null, null, null, $"It imports `{module}`, which the change removes.");
            }
        }

        foreach (var file in after.Files.Where(f => f.Hash != before.ByPath.GetValueOrDefault(f.Path)?.Hash))
        {
            if (ConflictMarkers.FirstLine(file.Text) is { } line)
            {
                var place = new LeanPosition(line, 0);
                yield return new Finding(Rule.ConflictMarker, settings.LevelOf(Rule.ConflictMarker), file.Path, place, place, null, "Two versions stand here, with git's marks between them.");
            }
        }
    }
}
