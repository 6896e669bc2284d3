using System.Text.Json;
using Microsoft.Extensions.Logging;
using ProofRepair.Lean.Embedded.Installation;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Lean.Embedded;

/// <summary>The Lean that this program can install for itself: finds it, says what installing it takes, installs and removes it.</summary>
public sealed class EmbeddedLean
{
    private readonly EmbeddedPaths _paths;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly InstallSetting _setting;

    public EmbeddedLean(EmbeddedPaths paths, TimeProvider time, ILogger<EmbeddedLean> logger)
        : this(paths, time, logger, InstallSetting.OfThisMachine())
    {
    }

    internal EmbeddedLean(EmbeddedPaths paths, TimeProvider time, ILogger logger, InstallSetting setting)
    {
        _paths = paths;
        _time = time;
        _logger = logger;
        _setting = setting;
    }

    /// <summary>The folder of this version's installation, there or not.</summary>
    public string Place => Path.Combine(_paths.Root, _setting.Lock.Key());

    /// <summary>Where libraries that were compiled for it are kept; uninstalling removes them too.</summary>
    public string LibrariesPlace => Path.Combine(_paths.Root, "libraries");

    /// <summary>The installed Lean; null when there is none, or its Node is gone.</summary>
    public LeanToolchain? Find()
    {
        try
        {
            using var stream = File.OpenRead(Installer.MarkOf(Place));
            var mark = JsonSerializer.Deserialize(stream, EmbeddedJson.Default.InstalledMark)!;
            var node = mark.NodeIsInside ? Path.Combine(Place, mark.Node) : mark.Node;
            return Executables.IsExecutable(node) ? EmbeddedCommand.Toolchain(_paths, Place, node, mark.Version) : null;
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What an installation would take; null when there is no package for this kind of machine.</summary>
    public async Task<InstallPlan?> PlanAsync(CancellationToken cancellationToken)
    {
        var node = await NodeFinder.FindAsync(_setting.Environment("PATH"), new ToolchainProbe(_time), cancellationToken);
        return InstallPackages.For(_setting, node) is { } packages
            ? new InstallPlan([.. packages.Select(p => p.Specifier)], packages.Sum(p => p.Size), packages.Sum(p => p.InstalledSize), Place)
            : null;
    }

    public async Task<InstallResult> InstallAsync(IProgress<InstallProgress> progress, CancellationToken cancellationToken)
    {
        if (Find() is { } found)
        {
            return new InstallResult.AlreadyInstalled(found);
        }

        try
        {
            using var installLock = await InstallLock.TakeAsync(
                _paths.LockFile,
                _time,
                () => progress.Report(new(InstallStep.Waiting, "another ProofRepair is installing the embedded Lean; waiting for it")),
                cancellationToken);
            if (Find() is { } meanwhile)
            {
                return new InstallResult.AlreadyInstalled(meanwhile);
            }

            await new Installer(_paths, _setting, _time, progress, Place).RunAsync(cancellationToken);
            EmbeddedLog.Installed(_logger, Place);
            return new InstallResult.Installed(Find() ?? throw new InstallException($"The installation in {Place} vanished while it was made; run again."));
        }
        catch (InstallException e)
        {
            return new InstallResult.Failed(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new InstallResult.Failed(DiskProblem.Describe(e, _paths.CacheDirectory));
        }
    }

    /// <summary>Removes every installation, old ones too, and says whether there was one.</summary>
    public async Task<bool> UninstallAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(_paths.Root))
        {
            return false;
        }

        using var installLock = await InstallLock.TakeAsync(_paths.LockFile, _time, () => { }, cancellationToken);
        Directory.Delete(_paths.Root, recursive: true);
        EmbeddedLog.Removed(_logger, _paths.Root);
        return true;
    }
}

internal static partial class EmbeddedLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Installed the embedded Lean in {Place}")]
    public static partial void Installed(ILogger logger, string place);

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed the embedded Lean from {Place}")]
    public static partial void Removed(ILogger logger, string place);
}
