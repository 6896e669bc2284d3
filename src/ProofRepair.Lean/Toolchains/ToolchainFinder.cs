using System.Collections.Immutable;
using ProofRepair.Lean.Embedded;

namespace ProofRepair.Lean.Toolchains;

/// <summary>
/// Finds the Lean to use: what was asked for, else a native one (the project's, PATH, elan), else the embedded one if it is installed.
/// Installs nothing. <paramref name="environment"/> gives PATH, HOME and ELAN_HOME.
/// </summary>
public sealed class ToolchainFinder(EmbeddedLean embedded, Func<string, string?> environment, TimeProvider time, TimeSpan? patience = null)
{
    public async Task<ToolchainResult> FindAsync(ToolchainRequest request, CancellationToken cancellationToken)
    {
        var native = new NativeLean(environment, new ToolchainProbe(time), patience ?? ToolchainProbe.Patience);
        var rejected = new List<RejectedLean>();
        var result = request.Choice switch
        {
            null => await AnyAsync(native, request.Directory, rejected, cancellationToken),
            ToolchainRequest.Embedded => await EmbeddedAsync(rejected, cancellationToken),
            ToolchainRequest.Native => await native.FindAsync(request.Directory, rejected, cancellationToken) is { } found
                ? new ToolchainResult.Found(found, [])
                : new ToolchainResult.Unusable("No native Lean runs here." + Said(rejected) + " Install it with elan (then `lean --version` answers), or use --lean embedded.", []),
            var path => await FileAsync(native, path, request.Directory, rejected, cancellationToken),
        };
        return result with { Rejected = [.. rejected] };
    }

    private async Task<ToolchainResult> AnyAsync(NativeLean native, string directory, List<RejectedLean> rejected, CancellationToken cancellationToken) =>
        await native.FindAsync(directory, rejected, cancellationToken) is { } found
            ? new ToolchainResult.Found(found, [])
            : await EmbeddedAsync(rejected, cancellationToken);

    private async Task<ToolchainResult> EmbeddedAsync(List<RejectedLean> rejected, CancellationToken cancellationToken) =>
        embedded.Find() is { } found
            ? new ToolchainResult.Found(found, [])
            : new ToolchainResult.NotInstalled(await embedded.PlanAsync(cancellationToken), [.. rejected]);

    private static async Task<ToolchainResult> FileAsync(NativeLean native, string path, string directory, List<RejectedLean> rejected, CancellationToken cancellationToken)
    {
        var file = Path.GetFullPath(path);
        if (Directory.Exists(file))
        {
            file = Executables.Candidates(Path.Combine(file, "bin"), "lean").Concat(Executables.Candidates(file, "lean")).FirstOrDefault(Executables.IsExecutable) ?? file;
        }

        if (!File.Exists(file))
        {
            return new ToolchainResult.Unusable($"--lean {path}: there is no such program. Give the path of a `lean`, or native, or embedded.", []);
        }

        return await native.TryFileAsync(file, directory, rejected, cancellationToken) is { } found
            ? new ToolchainResult.Found(found, [])
            : new ToolchainResult.Unusable($"--lean {path} does not run.{Said(rejected)}", []);
    }

    private static string Said(List<RejectedLean> rejected) =>
        string.Concat(rejected.Select(r => $" {r.Path}: {r.Problem}."));
}
