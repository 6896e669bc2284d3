using System.Collections.Immutable;
using ProofRepair.Lean.Embedded;

namespace ProofRepair.Lean.Toolchains;

public enum FindingState
{
    Good,
    Missing,
    Broken,
}

/// <summary>One line of the doctor: what was looked for, what was found, and the one command that mends it (null: nothing to mend).</summary>
public sealed record Finding(string Subject, FindingState State, string Detail, string? Remedy = null);

/// <summary>Looks at everything that running Lean needs on this machine, and changes nothing.</summary>
public sealed class Doctor(ToolchainFinder finder, EmbeddedLean embedded, Func<string, string?> environment, TimeProvider time)
{
    private const string InstallCommand = "proofrepair lean install";

    public async Task<ImmutableArray<Finding>> ExamineAsync(string directory, CancellationToken cancellationToken)
    {
        var native = await finder.FindAsync(new ToolchainRequest(ToolchainRequest.Native, directory), cancellationToken);
        var nativeFound = native is ToolchainResult.Found;
        var installed = embedded.Find();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        findings.Add(native is ToolchainResult.Found { Toolchain: var lean }
            ? new("native Lean", FindingState.Good, $"{lean.Version}, {lean.FileName}{(lean.ProjectDirectory is { } p ? $", for the project {p}" : "")}")
            : new("native Lean", FindingState.Missing, "none that runs", installed is null ? InstallCommand : null));
        findings.AddRange(native.Rejected.Select(r => new Finding("native Lean", FindingState.Broken, $"{r.Path}: {r.Problem}", "elan toolchain install stable")));
        findings.Add(installed is not null
            ? new("embedded Lean", FindingState.Good, $"{installed.Version}, {embedded.Place}")
            : new("embedded Lean", FindingState.Missing, "not installed", nativeFound ? null : InstallCommand));
        if (installed is null && !nativeFound)
        {
            findings.AddRange(await ForInstallingAsync(cancellationToken));
        }

        return findings.ToImmutable();
    }

    private async Task<IEnumerable<Finding>> ForInstallingAsync(CancellationToken cancellationToken)
    {
        var path = environment("PATH");
        var node = await NodeFinder.FindAsync(path, new ToolchainProbe(time), cancellationToken);
        var plan = await embedded.PlanAsync(cancellationToken);
        return
        [
            Executables.Find("npm", path) is { } npm
                ? new("npm", FindingState.Good, npm)
                : new("npm", FindingState.Missing, "not on PATH; the embedded Lean comes through it", "apt-get install npm"),
            node is not null
                ? new("Node", FindingState.Good, node)
                : new Finding("Node", plan is null ? FindingState.Missing : FindingState.Good,
                    $"none of version {NodeFinder.MinimumMajor} or later on PATH" + (plan is null ? ", and no package for this kind of machine" : "; one comes with the embedded Lean")),
        ];
    }
}
