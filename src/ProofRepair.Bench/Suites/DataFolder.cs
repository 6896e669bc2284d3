using System.IO.Compression;

namespace ProofRepair.Bench.Suites;

/// <summary>What became of a file that was to join the data folder.</summary>
public abstract record DataAddition
{
    public sealed record Added(string Path, string Sha256, Suite Suite) : DataAddition;

    /// <summary>Nothing was written.</summary>
    public sealed record Refused(string Message) : DataAddition;
}

/// <summary>A folder of suites that go by names of the user's: <c>NAME.jsonl</c>, <c>NAME.jsonl.gz</c>, <c>NAME.json</c> or <c>NAME.lean</c>.</summary>
public static class DataFolder
{
    /// <summary>The largest benchmark (FormalMATH) has some 15 MB.</summary>
    public const long MaxBytes = 256L << 20;

    public const long MaxUnpackedBytes = 1L << 30;

    private static readonly string[] s_kinds = [".jsonl.gz", ".jsonl", ".json", ".lean"];

    /// <summary>The file of that name; null without one, and for what is no such name.</summary>
    public static string? Find(string name, string? folder) =>
        folder is null || !IsName(name) ? null : s_kinds.Select(kind => Path.Combine(folder, name + kind)).FirstOrDefault(File.Exists);

    /// <summary>
    /// Copies a file into the folder, when it can be read as a suite with at least one problem. The copy appears at once and whole, or not at all.
    /// </summary>
    /// <param name="source">A path, or an address.</param>
    /// <param name="replace">Whether a suite of that name may be replaced.</param>
    /// <param name="sha256">What the file must have, in hexadecimal; null for any.</param>
    public static async Task<DataAddition> AddAsync(string name, string source, string folder, bool replace, string? sha256, CancellationToken cancellationToken)
    {
        var address = SuiteDownload.AddressOf(source);
        if (!IsName(name))
        {
            return new DataAddition.Refused($"`{name}` is no name for a suite: use up to 64 letters, digits, `-`, `_` and dots, a letter or digit first.");
        }

        if (address is null && !File.Exists(source))
        {
            return new DataAddition.Refused($"There is no file `{source}`.{(Directory.Exists(source) ? " It is a folder: `proofrepair bench` takes folders as they are." : "")}");
        }

        if (Array.Find(s_kinds, kind => (address?.AbsolutePath ?? source).EndsWith(kind, StringComparison.OrdinalIgnoreCase)) is not { } kind)
        {
            return new DataAddition.Refused($"`{source}` is no suite: a file must end in .jsonl, .jsonl.gz, .json or .lean. Unpack an archive first.");
        }

        if (!replace && Find(name, folder) is { } other)
        {
            return new DataAddition.Refused($"{other} is there already: choose another name, or say --replace.");
        }

        try
        {
            Directory.CreateDirectory(folder);
            return await CopyAsync(name, source, folder, kind, sha256, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or HttpRequestException)
        {
            return new DataAddition.Refused($"`{source}` cannot be added: {e.Message}");
        }
    }

    private static async Task<DataAddition> CopyAsync(string name, string source, string folder, string kind, string? sha256, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(folder, $".adding-{Path.GetRandomFileName()}{kind}");
        try
        {
            // Measured on the copy: the source may be a pipe, or grow.
            if (!await CopyWithinAsync(source, copy, cancellationToken))
            {
                return new DataAddition.Refused($"`{source}` is larger than {MaxBytes >> 20} MB.");
            }

            if (kind == ".jsonl.gz" && !await UnpacksWithinAsync(copy, cancellationToken))
            {
                return new DataAddition.Refused($"`{source}` unpacks to more than {MaxUnpackedBytes >> 20} MB.");
            }

            var suite = ((SuiteLoad.Loaded)await SuiteLoader.LoadAsync(copy, null, cancellationToken)).Suite;
            if (suite.Rows.IsEmpty)
            {
                var why = suite.BadRows is [var first, ..] ? $"; line {first.LineNumber}: {first.Reason}" : "";
                return new DataAddition.Refused($"`{source}` holds no problem that can be read{why}.");
            }

            if (sha256 is not null && !string.Equals(sha256, suite.Files[0].Sha256, StringComparison.OrdinalIgnoreCase))
            {
                return new DataAddition.Refused($"`{source}` has the sha256 {suite.Files[0].Sha256}, not {sha256}.");
            }

            var path = Path.Combine(folder, name + kind);
            File.Move(copy, path, overwrite: true);
            foreach (var old in s_kinds.Where(k => k != kind).Select(k => Path.Combine(folder, name + k)).Where(File.Exists))
            {
                File.Delete(old);
            }

            return new DataAddition.Added(path, suite.Files[0].Sha256, suite with { Name = name });
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && char.IsAsciiLetterOrDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static async Task<bool> CopyWithinAsync(string source, string copy, CancellationToken cancellationToken)
    {
        await using var to = new FileStream(copy, FileMode.CreateNew, FileAccess.Write);
        if (SuiteDownload.AddressOf(source) is { } address)
        {
            return await SuiteDownload.ReadAsync(address, (from, ct) => PumpAsync(from, to, MaxBytes, ct), cancellationToken);
        }

        await using var file = File.OpenRead(source);
        return await PumpAsync(file, to, MaxBytes, cancellationToken);
    }

    private static async Task<bool> UnpacksWithinAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        return await PumpAsync(unpacked, Stream.Null, MaxUnpackedBytes, cancellationToken);
    }

    private static async Task<bool> PumpAsync(Stream from, Stream to, long most, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        var total = 0L;
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if ((total += read) > most)
            {
                return false;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return true;
    }
}
