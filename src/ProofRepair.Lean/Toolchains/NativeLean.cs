using System.Collections.Immutable;

namespace ProofRepair.Lean.Toolchains;

/// <summary>Tries the native Leans of a machine. A Lean that does not answer <c>--version</c> in time is rejected, never chosen.</summary>
internal sealed class NativeLean(Func<string, string?> environment, ToolchainProbe probe, TimeSpan patience)
{
    /// <summary>The first native Lean that runs: through the project's lake, else a bare one.</summary>
    public async Task<LeanToolchain?> FindAsync(string directory, ICollection<RejectedLean> rejected, CancellationToken cancellationToken)
    {
        if (LakeProject.Around(directory) is { } project)
        {
            foreach (var lake in Programs("lake"))
            {
                if (await OfProjectAsync(lake, project, rejected, cancellationToken) is { } found)
                {
                    return found;
                }
            }
        }

        foreach (var lean in Programs("lean"))
        {
            if (await TryAsync(lean, [], PinnedToolchain(directory), directory, null, rejected, cancellationToken) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>elan's <c>lean</c> goes by the folder that it runs in, which is not the user's here: so it is told by name.</summary>
    private ImmutableDictionary<string, string> PinnedToolchain(string directory)
    {
        if (environment("ELAN_TOOLCHAIN") is { Length: > 0 })
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        return FoldersAround.Of(directory).Select(folder => Path.Combine(folder, "lean-toolchain")).FirstOrDefault(File.Exists) is { } file
            ? ImmutableDictionary<string, string>.Empty.Add("ELAN_TOOLCHAIN", File.ReadAllText(file).Trim())
            : ImmutableDictionary<string, string>.Empty;
    }

    public Task<LeanToolchain?> TryFileAsync(string lean, string directory, ICollection<RejectedLean> rejected, CancellationToken cancellationToken) =>
        TryAsync(lean, [], ImmutableDictionary<string, string>.Empty, directory, null, rejected, cancellationToken);

    /// <summary>On PATH, then where elan puts them when no shell has read its settings yet.</summary>
    public IEnumerable<string> Programs(string name)
    {
        if (Executables.Find(name, environment("PATH")) is { } onPath)
        {
            yield return onPath;
        }

        var elan = environment("ELAN_HOME") is { Length: > 0 } home ? home
            : environment("HOME") is { Length: > 0 } user ? Path.Combine(user, ".elan") : null;
        foreach (var file in elan is null ? [] : Executables.Candidates(Path.Combine(elan, "bin"), name).Where(Executables.IsExecutable))
        {
            yield return file;
        }
    }

    /// <summary>Lean itself in lake's environment, so that a kill meets Lean and no process in between; else <c>lake env lean</c>.</summary>
    private async Task<LeanToolchain?> OfProjectAsync(string lake, LakeProject project, ICollection<RejectedLean> rejected, CancellationToken cancellationToken)
    {
        var printed = await probe.RunAsync(lake, ["env"], NoVariables, project.Directory, patience, cancellationToken);
        if (printed.Problem is not null)
        {
            rejected.Add(new(lake, $"`lake env` in {project.Directory}: {printed.Problem}"));
            return null;
        }

        var variables = LakeEnvironment.Parse(printed.Output, project.Directory);
        var direct = variables.TryGetValue("LEAN_SYSROOT", out var root)
            ? Executables.Candidates(Path.Combine(root, "bin"), "lean").FirstOrDefault(Executables.IsExecutable)
            : Executables.Find("lean", variables.GetValueOrDefault("PATH"));
        if (direct is not null && await TryAsync(direct, [], variables, project.Directory, project.Directory, rejected, cancellationToken) is { } found)
        {
            return found;
        }

        return await TryAsync(lake, ["--dir", project.Directory, "env", "lean"], ImmutableDictionary<string, string>.Empty, project.Directory, project.Directory, rejected, cancellationToken);
    }

    private async Task<LeanToolchain?> TryAsync(
        string file,
        ImmutableArray<string> arguments,
        ImmutableDictionary<string, string> variables,
        string directory,
        string? project,
        ICollection<RejectedLean> rejected,
        CancellationToken cancellationToken)
    {
        var given = variables.ToDictionary(v => v.Key, v => (string?)v.Value, StringComparer.Ordinal);
        var result = await probe.RunAsync(file, [.. arguments, "--version"], given, directory, patience, cancellationToken);
        if (result.Problem is null && LeanVersion.Parse(result.Output) is { } version)
        {
            return new LeanToolchain(LeanKind.Native, version, file, arguments, variables, project);
        }

        rejected.Add(new(file, result.Problem ?? $"it answers --version, but not as Lean does: {result.Output.Trim()}"));
        return null;
    }

    private static readonly Dictionary<string, string?> NoVariables = new(StringComparer.Ordinal);
}
