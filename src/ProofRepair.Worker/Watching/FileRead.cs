using ProofRepair.Pipeline.Files;

namespace ProofRepair.Worker.Watching;

/// <summary>A file as a whole, or why it cannot be had now. Neither bytes nor a problem: there is no such file.</summary>
internal readonly record struct FileRead(byte[]? Bytes, FileStamp Stamp, string? Problem)
{
    public bool IsBlank => Bytes is null || Bytes.All(b => b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t');

    public static async Task<FileRead> OfAsync(string path, CancellationToken cancellationToken)
    {
        FileStamp? stamp = null;
        try
        {
            stamp = FileStamp.Of(path);
            if (stamp is not { } before)
            {
                return default;
            }

            if (before.Length > LeanFile.LargestBytes)
            {
                return new FileRead(null, before, $"it is larger than {LeanFile.LargestBytes >> 20} MB");
            }

            var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            return FileStamp.Of(path) == before ? new FileRead(bytes, before, null) : new FileRead(null, before, "it is being written");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return default;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileRead(null, stamp ?? default, e.Message);
        }
    }
}
