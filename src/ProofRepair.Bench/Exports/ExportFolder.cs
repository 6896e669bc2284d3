namespace ProofRepair.Bench.Exports;

/// <summary>Writes an export below a folder.</summary>
public static class ExportFolder
{
    /// <summary>Files of the same names are replaced, others left. Throws <see cref="IOException"/> and its like where the folder cannot be written.</summary>
    public static async Task WriteAsync(string folder, IEnumerable<ExportFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            var path = Path.Combine([folder, .. file.Path.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, file.Text, cancellationToken);
        }
    }
}
