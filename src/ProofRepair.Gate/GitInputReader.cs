using System.Collections.Immutable;
using System.Text;
using ProofRepair.Gate.Git;
using ProofRepair.Gate.Judging;
using ProofRepair.Gate.Settings;
using ProofRepair.Gate.Sources;

namespace ProofRepair.Gate;

/// <summary>Reads a change out of a repository; how it is to be judged is read from its base.</summary>
internal static class GitInputReader
{
    public static async Task<GateInput> ReadAsync(GateRequest request, CancellationToken cancellationToken)
    {
        var git = new GitRepository(request.Directory);
        var prefix = await git.PrefixAsync(cancellationToken);
        var given = await BaseAsync(git, request.Base, cancellationToken);
        var head = request.Head is null
            ? await git.StagedTreeAsync(cancellationToken)
            : await git.CommitAsync(request.Head, cancellationToken) ?? throw new GitFailureException($"There is no commit {request.Head} here. In CI, fetch it (fetch-depth: 0).");
        // What the base branch got since the change began is not the change's doing.
        var from = request.Head is null
            ? given
            : await git.MergeBaseAsync(given, head, cancellationToken) ?? throw new GitFailureException($"{request.Base} and {request.Head} have no commit in common here. In a shallow clone, fetch more (fetch-depth: 0).");
        var (before, after, current) = (await git.TreeAsync(from, cancellationToken), await git.TreeAsync(head, cancellationToken), await git.TreeAsync(given, cancellationToken));
        var own = await SettingsAsync(git, current, prefix, cancellationToken);
        var (settings, notes) = await BaseOptions.AddAsync(own, git, current, prefix, cancellationToken);
        var (baseSide, headSide) = (await SideReader.ReadAsync(git, before, prefix, settings, cancellationToken), await SideReader.ReadAsync(git, after, prefix, settings, cancellationToken));
        return new GateInput(from, head, settings, baseSide, headSide, [.. PathJudge.OfTrees(before, after, settings, prefix), .. PathJudge.OfSides(baseSide, headSide, settings), .. IncludedFiles.Changed(before, after, baseSide, headSide, settings)])
        {
            Undecided = [.. UnfollowedImports.Of(before, baseSide).Concat(UnfollowedImports.Of(after, headSide)).Distinct()],
            Notes = notes,
            Libraries = string.Join('\n', WorkingTreeCheck.OfLake(prefix).Select(p => $"{p}={current.Find(p)?.Id}")),
        };
    }

    internal static async Task<string> BaseAsync(GitRepository git, string name, CancellationToken cancellationToken)
    {
        foreach (var candidate in name == GateRequest.AnyBase ? ["origin/HEAD", "main", "master"] : new[] { name })
        {
            if (await git.CommitAsync(candidate, cancellationToken) is { } found)
            {
                return found;
            }
        }

        throw new GitFailureException($"There is no commit {(name == GateRequest.AnyBase ? "to compare with (--base)" : name)} here. In CI, fetch it (fetch-depth: 0).");
    }

    private static async Task<GateSettings> SettingsAsync(GitRepository git, GitTree tree, string prefix, CancellationToken cancellationToken)
    {
        if (await git.TextAsync(tree, prefix + GateSettings.FileName, cancellationToken) is not { } text)
        {
            return GateSettings.Default;
        }

        var (settings, problem) = SettingsReader.Read(text);
        return settings ?? throw new GitFailureException(problem!);
    }
}
