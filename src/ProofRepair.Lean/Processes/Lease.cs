using CliWrap;

namespace ProofRepair.Lean.Processes;

/// <summary>
/// Ties a process to the life of this one, kill -9 included: a shell in a session of its own holds our end of a pipe, and ends the
/// whole session when the pipe closes. (prctl's parent-death signal will not do: it fires when the forking *thread* ends.)
/// </summary>
internal static class Lease
{
    // fd 3 is the lease. The child must not inherit it, and gets no standard input.
    internal const string Script = """
        exec 3<&0
        "$@" 3<&- </dev/null &
        child=$!
        { read -r _ <&3; kill -KILL 0; } >/dev/null 2>&1 &
        watcher=$!
        wait "$child"; code=$?
        kill -KILL "$watcher" 2>/dev/null
        exit "$code"
        """;

    /// <summary>True where the lease works: elsewhere a native Lean outlives a killed parent until its own limits end it.</summary>
    public static bool IsAvailable { get; } = OperatingSystem.IsLinux() && File.Exists("/bin/sh") && File.Exists("/usr/bin/setsid");

    public static Command Wrap(string fileName, IEnumerable<string> arguments) => IsAvailable
        ? Cli.Wrap("/usr/bin/setsid").WithArguments(["-w", "/bin/sh", "-c", Script, "lease", fileName, .. arguments])
        : Cli.Wrap(fileName).WithArguments(arguments);
}
