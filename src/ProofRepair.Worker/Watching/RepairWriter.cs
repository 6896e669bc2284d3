using ProofRepair.Pipeline.Files;

namespace ProofRepair.Worker.Watching;

/// <summary>Writes a repaired text into its file, if the file is still what was repaired, and lets the watch know that it was this program.</summary>
public static class RepairWriter
{
    /// <summary>Null when it was written; else why not.</summary>
    public static async Task<string?> WriteAsync(LeanFile file, string text, FileLedger ledger, CancellationToken cancellationToken)
    {
        var (target, bytes) = (FileReplacement.BehindLinks(file.Path), file.ToBytes(text));
        try
        {
            return await FileReplacement.WriteAsync(target, bytes, MayReplaceAsync, cancellationToken) ? null : "it was changed since it was read; it is left as it is now";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"it cannot be written: {e.Message}";
        }

        async Task<bool> MayReplaceAsync()
        {
            if (!await FileReplacement.IsUnchangedAsync(target, file, cancellationToken))
            {
                return false;
            }

            ledger.Expect(file.Path, bytes);
            return true;
        }
    }
}
