using System.Formats.Tar;
using System.IO.Compression;

namespace ProofRepair.Lean.Embedded.Installation;

internal static class Unpacker
{
    /// <summary>
    /// Unpacks the regular files of a .tar.gz below a directory. <paramref name="rename"/> gives a file's place, or null to leave it out.
    /// Links, devices and names that lead out of the directory are refused; macOS's <c>._*</c> files are left out.
    /// </summary>
    public static async Task<long> UnpackAsync(string archive, string directory, Func<string, string?> rename, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(directory) + Path.DirectorySeparatorChar;
        long bytes = 0;
        await using var file = File.OpenRead(archive);
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(gzip);
        while (await tar.GetNextEntryAsync(cancellationToken: cancellationToken) is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile)
                || Path.GetFileName(entry.Name).StartsWith("._", StringComparison.Ordinal)
                || rename(Normalize(entry.Name)) is not { } name)
            {
                continue;
            }

            var target = Path.GetFullPath(Path.Combine(root, name));
            if (!target.StartsWith(root, StringComparison.Ordinal))
            {
                throw new InstallException($"The archive {Path.GetFileName(archive)} holds a file outside of its folder ({entry.Name}); nothing was installed.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await entry.ExtractToFileAsync(target, overwrite: true, cancellationToken);
            bytes += entry.Length;
        }

        return bytes;
    }

    /// <summary>The path inside of npm's one top folder.</summary>
    public static string? BelowTop(string name) =>
        name.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? name[(slash + 1)..] : null;

    private static string Normalize(string name) => name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
}
