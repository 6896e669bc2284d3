namespace ProofRepair.Pipeline.Files;

/// <summary>A file written anew, whole: at no moment is there half of it.</summary>
public static class FileReplacement
{
    /// <summary>The file itself, not a link to it.</summary>
    public static string BehindLinks(string path) =>
        Path.GetFullPath(File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } file ? file.FullName : path);

    /// <summary>Whether the file is still as it was read.</summary>
    public static async Task<bool> IsUnchangedAsync(string target, LeanFile file, CancellationToken cancellationToken) =>
        (await File.ReadAllBytesAsync(target, cancellationToken)).AsSpan().SequenceEqual(file.ToBytes(file.Text));

    /// <param name="mayReplace">Asked last, when all that is left is one step.</param>
    /// <returns>Whether it was asked for and done.</returns>
    public static async Task<bool> WriteAsync(string target, byte[] bytes, Func<Task<bool>> mayReplace, CancellationToken cancellationToken)
    {
        // A hidden name is not watched.
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        try
        {
            await File.WriteAllBytesAsync(temporary, bytes, cancellationToken);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            if (!await mayReplace())
            {
                return false;
            }

            File.Move(temporary, target, overwrite: true);
            return true;
        }
        finally
        {
            Remove(temporary);
        }
    }

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A disk that does not take it back: it is hidden and small.
        }
    }
}
