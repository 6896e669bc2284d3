using ProofRepair.Pipeline.Files;

namespace ProofRepair.Worker.Watching;

/// <summary>Writes a repaired text into its file, if the file is still what was repaired, and lets the watch know that it was this program.</summary>
public static class RepairWriter
{
    /// <summary>Null when it was written; else why not.</summary>
    public static async Task<string?> WriteAsync(LeanFile file, string text, FileLedger ledger, CancellationToken cancellationToken)
    {
        var isExpected = false;
        try
        {
            var (target, bytes) = (FileReplacement.BehindLinks(file.Path), file.ToBytes(text));
            return await FileReplacement.WriteAsync(target, bytes, () => MayReplaceAsync(target, bytes), cancellationToken) ? null : "it was changed since it was read; it is left as it is now";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (isExpected)
            {
                ledger.Expect(file.Path, file.ToBytes(file.Text));
            }

            return $"it cannot be written: {e.Message}";
        }

        async Task<bool> MayReplaceAsync(string target, byte[] bytes)
        {
            if (!await FileReplacement.IsUnchangedAsync(target, file, cancellationToken))
            {
                return false;
            }

            ledger.Expect(file.Path, bytes);
            isExpected = true;
            return true;
        }
    }
}
