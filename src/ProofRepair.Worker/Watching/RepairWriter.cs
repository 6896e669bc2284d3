using ProofRepair.Pipeline.Files;

namespace ProofRepair.Worker.Watching;

/// <summary>Writes a repaired text into its file, if the file is still what was repaired, and lets the watch know that it was this program.</summary>
public static class RepairWriter
{
    /// <summary>Null when it was written; else why not.</summary>
    public static async Task<string?> WriteAsync(LeanFile file, string text, FileLedger ledger, CancellationToken cancellationToken)
    {
        // A hidden name is not watched. At no moment is there half a file.
        var target = Path.GetFullPath(File.ResolveLinkTarget(file.Path, returnFinalTarget: true)?.FullName ?? file.Path);
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        var bytes = file.ToBytes(text);
        try
        {
            await File.WriteAllBytesAsync(temporary, bytes, cancellationToken);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            if (!(await File.ReadAllBytesAsync(target, cancellationToken)).AsSpan().SequenceEqual(file.ToBytes(file.Text)))
            {
                return "it was changed since it was read; it is left as it is now";
            }

            ledger.Expect(file.Path, bytes);
            File.Move(temporary, target, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"it cannot be written: {e.Message}";
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
