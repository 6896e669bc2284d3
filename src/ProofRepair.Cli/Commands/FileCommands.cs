using ProofRepair.Cli.Display;
using ProofRepair.Pipeline.Files;
using Spectre.Console;

namespace ProofRepair.Cli.Commands;

/// <summary>What the commands on files share.</summary>
internal static class FileCommands
{
    /// <summary>Null when one cannot be read; which and why was said.</summary>
    public static async Task<IReadOnlyList<LeanFile>?> ReadAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var files = new List<LeanFile>();
        var bad = false;
        foreach (var path in paths.DistinctBy(Path.GetFullPath))
        {
            var (file, problem) = await LeanFile.ReadAsync(path, cancellationToken);
            if (file is not null)
            {
                files.Add(file);
                continue;
            }

            bad = true;
            Consoles.Errors.MarkupLineInterpolated($"[red]{problem}[/]");
        }

        return bad ? null : files;
    }

    public static string DirectoryOf(IReadOnlyList<LeanFile> files) => Path.GetDirectoryName(Path.GetFullPath(files[0].Path))!;
}
