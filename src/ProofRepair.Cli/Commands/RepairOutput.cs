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
            target = BehindLinks(target);
            if (target == BehindLinks(source)
                && !(await File.ReadAllBytesAsync(target)).SequenceEqual(file.ToBytes(file.Text)))
            {
                return (false, $"{file.Path} was changed since it was read; it is left as it is now.");
            }

            await ReplaceAsync(target, file.ToBytes(text));
            return (true, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (false, $"{target} cannot be written: {e.Message}");
        }
    }

    /// <summary>The file itself, not a link to it.</summary>
    private static string BehindLinks(string path) =>
        File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } file ? file.FullName : path;

    /// <summary>At no moment is there half a file.</summary>
    private static async Task ReplaceAsync(string target, byte[] bytes)
    {
        var temporary = $"{target}.{Path.GetRandomFileName()}";
        try
        {
            await File.WriteAllBytesAsync(temporary, bytes);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
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
