using System.Security.Cryptography;

namespace ProofRepair.Bench.Suites;

/// <summary>Loads a suite from a JSONL file, a <c>.lean</c> file, a folder of either, or by a known name.</summary>
public static class SuiteLoader
{
    public static async Task<SuiteLoad> LoadAsync(string pathOrName, string? dataFolder, CancellationToken cancellationToken)
    {
        if (File.Exists(pathOrName))
        {
            return await LoadFilesAsync(NameOf(pathOrName), Path.GetDirectoryName(Path.GetFullPath(pathOrName))!, [pathOrName], cancellationToken);
        }

        if (Directory.Exists(pathOrName))
        {
            return await LoadFolderAsync(pathOrName, cancellationToken);
        }

        if (DataFolder.Find(pathOrName, dataFolder) is { } added)
        {
            return await LoadFilesAsync(pathOrName, Path.GetDirectoryName(added)!, [added], cancellationToken);
        }

        if (KnownSuites.IsKnown(pathOrName))
        {
            var (path, message) = KnownSuites.Find(pathOrName, dataFolder);
            return path is null
                ? new SuiteLoad.NotFound(message)
                : await LoadFilesAsync(NameOf(path), Path.GetDirectoryName(path)!, [path], cancellationToken);
        }

        return new SuiteLoad.NotFound(
            $"There is no file or folder `{pathOrName}`, and no suite of that name ({KnownSuites.Names} are known by name, with --data PATH; `proofrepair data add` gives others a name).");
    }

    private static async Task<SuiteLoad> LoadFolderAsync(string folder, CancellationToken cancellationToken)
    {
        var all = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(folder, f).Split('/', '\\').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal)
            .ToList();
        var jsonl = all.FindAll(JsonlSuiteReader.CanRead);
        var files = jsonl.Count > 0 ? jsonl : all.FindAll(f => f.EndsWith(".lean", StringComparison.Ordinal));
        return files.Count == 0
            ? new SuiteLoad.NotFound($"The folder `{folder}` holds no .jsonl, .jsonl.gz or .lean file.")
            : await LoadFilesAsync(Path.GetFileName(Path.GetFullPath(folder).TrimEnd('/', '\\')), folder, files, cancellationToken);
    }

    private static async Task<SuiteLoad> LoadFilesAsync(string name, string root, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var suite = new SuiteBuilder(name);
        foreach (var file in files)
        {
            await using (var stream = File.OpenRead(file))
            {
                suite.AddFile(new SuiteFile(file, Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken))));
            }

            if (JsonlSuiteReader.CanRead(file))
            {
                await JsonlSuiteReader.ReadAsync(file, suite, cancellationToken);
            }
            else if (JsonArraySuiteReader.CanRead(file))
            {
                await JsonArraySuiteReader.ReadAsync(file, suite, cancellationToken);
            }
            else if (file.EndsWith(".lean", StringComparison.Ordinal))
            {
                // Two files may hold theorems of one name: the subfolder tells splits such as Test and Valid apart.
                var split = Path.GetDirectoryName(Path.GetRelativePath(root, file))!.Replace('\\', '/');
                await LeanFileReader.ReadAsync(file, split, suite, cancellationToken);
            }
            else
            {
                return new SuiteLoad.NotFound($"`{file}` is no suite: a file must end in .jsonl, .jsonl.gz, .json or .lean.");
            }
        }

        return new SuiteLoad.Loaded(suite.Build());
    }

    private static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        foreach (var end in new[] { ".jsonl.gz", ".jsonl", ".json", ".lean" })
        {
            name = name.EndsWith(end, StringComparison.OrdinalIgnoreCase) ? name[..^end.Length] : name;
        }

        return name;
    }
}
