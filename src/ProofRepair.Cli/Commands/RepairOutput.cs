using ProofRepair.Pipeline.Files;

namespace ProofRepair.Cli.Commands;

/// <summary>Where repaired texts go: back into their files, into a folder that keeps the files' own folders apart, or nowhere.</summary>
internal sealed class RepairOutput(bool inPlace, string? folder, IReadOnlyList<LeanFile> files)
{
    private readonly string? _common = CommonFolder([.. files.Select(f => Path.GetFullPath(f.Path))]);

    public bool Writes => inPlace || folder is not null;

    /// <summary>Whether a file was written, or why it could not be.</summary>
    public async Task<(bool Written, string? Problem)> WriteAsync(LeanFile file, string text)
    {
        if (!Writes || (inPlace && text == file.Text))
        {
            return (false, null);
        }

        var source = Path.GetFullPath(file.Path);
        var target = inPlace ? source : Path.GetFullPath(Path.Combine(folder!, _common is null ? Path.GetFileName(source) : Path.GetRelativePath(_common, source)));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            target = FileReplacement.BehindLinks(target);
            var isOwn = target == FileReplacement.BehindLinks(source);
            return await FileReplacement.WriteAsync(target, file.ToBytes(text), async () => !isOwn || await FileReplacement.IsUnchangedAsync(target, file, CancellationToken.None), CancellationToken.None)
                ? (true, null)
                : (false, $"{file.Path} was changed since it was read; it is left as it is now.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (false, $"{target} cannot be written: {e.Message}");
        }
    }

    private static string? CommonFolder(IReadOnlyList<string> paths)
    {
        var folder = Path.GetDirectoryName(paths[0]);
        while (folder is not null && !paths.All(p => p.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
