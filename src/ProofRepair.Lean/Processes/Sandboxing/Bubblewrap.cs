using System.Collections.Immutable;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Lean.Processes.Sandboxing;

/// <summary>
/// Native Lean under bubblewrap: the system's programs, the toolchain and the project read-only, the working folder, an empty /tmp and home,
/// no network, no process of others, no environment but what Lean needs, and limits on the size of files and the number of processes.
/// </summary>
public sealed record Bubblewrap(string Program)
{
    private static readonly ImmutableArray<string> s_system = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/alternatives", "/nix/store"];

    // More than any module of Mathlib, in blocks of 512 bytes as dash counts them.
    private const long LargestFileBlocks = 4L << 21;

    private const int MostProcesses = 512;

    /// <summary>The one on PATH, if it can start something here: many containers forbid it.</summary>
    public static async Task<Bubblewrap?> FindAsync(string? path, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || Executables.Find("bwrap", path) is not { } program)
        {
            return null;
        }

        var sandbox = new Bubblewrap(program);
        using var folder = new TemporaryFolder("proofrepair-sandbox-");
        // With the very arguments of a run: some containers allow the rest and forbid /proc.
        var shell = new LeanToolchain(LeanKind.Native, "", "/bin/sh", [], ImmutableDictionary<string, string>.Empty);
        var tried = await new ToolchainProbe(time).RunAsync(
            program, [.. sandbox.Arguments(shell, folder.FullName, ["/bin/echo", "it works"])], new Dictionary<string, string?>(), "/", ToolchainProbe.Patience, cancellationToken);
        return tried.Problem is null && tried.Output.Contains("it works", StringComparison.Ordinal) ? sandbox : null;
    }

    /// <summary>The arguments of <see cref="Program"/>: everything up to and with the command itself.</summary>
    public IEnumerable<string> Arguments(LeanToolchain toolchain, string workingDirectory, IReadOnlyList<string> command, TimeSpan? processorTime = null)
    {
        var folder = Path.GetFullPath(workingDirectory);
        // Of folders for temporary files there is one inside, which is not the user's.
        var environment = LeanEnvironment.Passed(Environment.GetEnvironmentVariables(), toolchain.Environment)
            .Where(v => v.Key is not ("TMPDIR" or "TEMP" or "TMP") || toolchain.Environment.ContainsKey(v.Key));
        var limits = $"ulimit -f {LargestFileBlocks}; ulimit -c 0; ulimit -u {MostProcesses} 2>/dev/null || ulimit -p {MostProcesses} 2>/dev/null; {(processorTime is { } t ? $"ulimit -t {(int)Math.Ceiling(t.TotalSeconds)}; " : "")}exec \"$@\"";
        return
        [
            "--unshare-all", "--die-with-parent", "--new-session", "--clearenv",
            .. environment.SelectMany(v => new[] { "--setenv", v.Key, v.Value }),
            .. s_system.SelectMany(p => new[] { "--ro-bind-try", p, p }),
            "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--dir", "/var/tmp",
            .. Readable(toolchain).SelectMany(p => new[] { "--ro-bind-try", p, p }),
            "--bind", folder, folder, "--chdir", folder,
            "--", "/bin/sh", "-c", limits, "limits", .. command,
        ];
    }

    private IEnumerable<string> Readable(LeanToolchain toolchain)
    {
        var lists = new[] { "LEAN_PATH", "LEAN_SRC_PATH", "LEAN_SYSROOT", "LD_LIBRARY_PATH" }
            .Select(name => toolchain.Environment.GetValueOrDefault(name) ?? Environment.GetEnvironmentVariable(name) ?? "");
        var home = Environment.GetEnvironmentVariable("ELAN_HOME") ?? (Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } user ? Path.Combine(user, ".elan") : "");
        // bin/lean of a toolchain; the links of elan lead out of the folder that they stand in.
        var program = Path.GetFullPath(toolchain.FileName);
        var target = new FileInfo(program).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program;
        return lists.SelectMany(l => l.Split(Path.PathSeparator))
            .Append(home)
            .Append(toolchain.ProjectDirectory ?? "")
            .Concat(new[] { program, target }.SelectMany(p => new[] { Path.GetDirectoryName(p)!, ToolchainOf(p) ?? "" }))
            .Where(p => p.Length > 0 && Path.IsPathRooted(p) && p != "/" && !s_system.Any(s => p == s || p.StartsWith(s + "/", StringComparison.Ordinal)))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(p => p.Length);
    }

    /// <summary>The folder above <c>bin</c>, where that is a toolchain and not somebody's home.</summary>
    private static string? ToolchainOf(string program) =>
        Path.GetDirectoryName(Path.GetDirectoryName(program)) is { } above && Directory.Exists(Path.Combine(above, "lib", "lean")) ? above : null;
}
