using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Worker.Watching;

/// <summary>Which files below a folder are watched: Lean's, outside of hidden and built folders, and not what editors put beside them.</summary>
public sealed class WatchedPaths(string root)
{
    private static readonly HashSet<string> s_built = new(StringComparer.Ordinal) { "build", "lake-packages", "node_modules" };

    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>The files that decide which Lean the project has and where its libraries are, whether they are there or not.</summary>
    public IEnumerable<string> OfProject => LakeFiles.Names.Select(n => Path.Combine(Root, n));

    public bool IsOfProject(string path) => LakeFiles.Names.Contains(Path.GetFileName(path), StringComparer.Ordinal) && Path.GetDirectoryName(path) == Root;

    /// <summary>A file of Lean, or one that the project hangs on.</summary>
    public bool IsWatched(string path) => IsOfProject(path) || IsLean(path);

    private bool IsLean(string path) => path.EndsWith(".lean", StringComparison.Ordinal) && !IsIgnored(path);

    /// <summary>Of a file or a folder.</summary>
    public bool IsIgnored(string path) => Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(p => (p.StartsWith('.') && p != ".") || s_built.Contains(p));

    /// <summary>Every watched file; a folder that vanishes meanwhile is left out, links to folders are not followed.</summary>
    public IEnumerable<string> Files(string? folder = null)
    {
        var open = new Stack<string>([folder ?? Root]);
        while (open.TryPop(out var next))
        {
            FileSystemInfo[] inside;
            try
            {
                inside = new DirectoryInfo(next).GetFileSystemInfos();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            foreach (var entry in inside.Where(e => !IsIgnored(e.FullName)).OrderBy(e => e.Name, StringComparer.Ordinal))
            {
                if (entry is DirectoryInfo)
                {
                    if (entry.LinkTarget is null)
                    {
                        open.Push(entry.FullName);
                    }
                }
                else if (IsWatched(entry.FullName))
                {
                    yield return entry.FullName;
                }
            }
        }
    }
}
