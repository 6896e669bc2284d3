using ProofRepair.Gate.Git;
using ProofRepair.Gate.Sources;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Gate;

/// <summary>
/// A native Lean is found through <c>lake env</c>, which runs the lakefile that is checked out. That must be the base's: a change's own would
/// be code of the change, outside of any sandbox.
/// </summary>
public static class WorkingTreeCheck
{
    private static readonly string[] s_ofLake = [.. LakeFiles.Names, ".lake/package-overrides.json"];

    /// <summary>Why Lake must not be run here; null when it may.</summary>
    public static async Task<string?> ObjectionAsync(GateRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var git = new GitRepository(request.Directory);
            var prefix = await git.PrefixAsync(cancellationToken);
            var tree = await git.TreeAsync(await GitInputReader.BaseAsync(git, request.Base, cancellationToken), cancellationToken);
            // Those of packages inside the repository too: Lake runs their lakefiles as well.
            foreach (var path in OfLake(prefix).Union(tree.Entries.Keys.Where(p => LakeFiles.Names.Contains(PathRules.NameOf(p), StringComparer.OrdinalIgnoreCase)), StringComparer.Ordinal))
            {
                var file = Path.GetFullPath(Path.Combine(request.Directory, Path.GetRelativePath("/" + prefix, "/" + path)));
                if (!await IsAsync(git, file, tree.Find(path), cancellationToken))
                {
                    return $"{path} as it is checked out is not the base's, and Lake would run it. Check out the base (the head need only be fetched), or use --lean embedded.";
                }
            }

            return null;
        }
        catch (GitFailureException e)
        {
            return e.Message;
        }
    }

    /// <summary>Git may end lines as the system does when it checks out (<c>core.autocrlf</c>), and Lake reads both alike.</summary>
    private static async Task<bool> IsAsync(GitRepository git, string file, GitEntry? entry, CancellationToken cancellationToken)
    {
        if (!File.Exists(file) || entry is null)
        {
            return !File.Exists(file) && entry is null;
        }

        if (await git.HashAsync(file, cancellationToken) == entry.Id)
        {
            return true;
        }

        return entry.IsFile && WithPlainLines(await File.ReadAllBytesAsync(file, cancellationToken)).SequenceEqual(WithPlainLines((await git.ContentsAsync([entry.Id], cancellationToken))[entry.Id]));
    }

    private static IEnumerable<byte> WithPlainLines(byte[] content) => content.Where((b, i) => b != '\r' || i + 1 == content.Length || content[i + 1] != '\n');

    /// <summary>Paths, in the repository, of what Lake goes by.</summary>
    internal static IEnumerable<string> OfLake(string prefix) => FoldersUpwards(prefix).SelectMany(folder => s_ofLake.Select(name => folder + name));

    private static IEnumerable<string> FoldersUpwards(string prefix)
    {
        for (var folder = prefix; ; folder = folder.Contains('/', StringComparison.Ordinal) ? folder[..(folder.TrimEnd('/').LastIndexOf('/') + 1)] : "")
        {
            yield return folder;
            if (folder.Length == 0)
            {
                yield break;
            }
        }
    }
}
