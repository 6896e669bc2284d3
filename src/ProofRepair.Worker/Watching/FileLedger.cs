using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace ProofRepair.Worker.Watching;

/// <summary>What is known of each file: its content, so that a touch, a checkout of the same text or this program's own writing is no change.</summary>
public sealed class FileLedger
{
    private readonly ConcurrentDictionary<string, Entry> _known = new(StringComparer.Ordinal);

    public IEnumerable<string> Paths => _known.Keys;

    /// <summary>Whether this content is another than the last.</summary>
    public bool Observe(string path, ReadOnlySpan<byte> bytes, FileStamp stamp)
    {
        var entry = new Entry(Convert.ToHexString(SHA256.HashData(bytes)), stamp);
        var isNew = !_known.TryGetValue(path, out var before) || before.Hash != entry.Hash;
        _known[path] = entry;
        return isNew;
    }

    /// <summary>Whether there is something to tell: another content, a file that cannot be read and was not known as such, or one that is gone.</summary>
    internal bool Observe(string path, FileRead read) =>
        read.Bytes is { } bytes ? Observe(path, bytes, read.Stamp)
        : read.Problem is null ? Forget(path)
        : ObserveUnreadable(path, new Entry(null, read.Stamp));

    /// <summary>To be called before this program writes a file.</summary>
    public void Expect(string path, ReadOnlySpan<byte> bytes) => Observe(path, bytes, default);

    /// <summary>False when it was not known.</summary>
    public bool Forget(string path) => _known.TryRemove(path, out _);

    public bool IsKnown(string path) => _known.ContainsKey(path);

    /// <summary>Whether a file may have changed, without reading it. One that could not be read may be readable now: no stamp tells of that.</summary>
    public bool MayDiffer(string path, FileStamp stamp) => !_known.TryGetValue(path, out var entry) || entry.Stamp != stamp || entry.Hash is null;

    /// <summary>The file that was written last, of those that are wanted.</summary>
    public string? Newest(Func<string, bool> isWanted) => _known.Where(k => isWanted(k.Key) && k.Value.Hash is not null).OrderByDescending(k => k.Value.Stamp.Written).FirstOrDefault().Key;

    private bool ObserveUnreadable(string path, Entry entry)
    {
        var isNew = !_known.TryGetValue(path, out var before) || before != entry;
        _known[path] = entry;
        return isNew;
    }

    /// <param name="Hash">Null: it cannot be read.</param>
    private sealed record Entry(string? Hash, FileStamp Stamp);
}

/// <summary>What a folder says of a file.</summary>
public readonly record struct FileStamp(long Length, DateTime Written)
{
    /// <summary>Null when there is no such file.</summary>
    public static FileStamp? Of(string path) => new FileInfo(path) is { Exists: true } file ? new FileStamp(file.Length, file.LastWriteTimeUtc) : null;
}
