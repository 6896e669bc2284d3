namespace ProofRepair.Lean.Embedded.Installation;

internal static class DiskProblem
{
    private const int UnixNoSpace = 28;
    private const int WindowsNoSpace = unchecked((int)0x80070070);

    public static bool IsFull(Exception error) => error is IOException { HResult: UnixNoSpace or WindowsNoSpace };

    public static string Describe(Exception error, string directory) =>
        IsFull(error)
            ? $"The disk is full: {directory} could not be written. Make room, or choose another place with {EmbeddedPaths.CacheVariable}, and run again."
            : $"The embedded Lean could not be written to {directory}: {error.Message} Check the folder, or choose another place with {EmbeddedPaths.CacheVariable}, and run again.";

    public static string Missing(long free, long needed, string directory) =>
        $"The disk has {free / 1_000_000} MB free, and the installation needs {needed / 1_000_000} MB while it runs, in {directory}. "
        + $"Make room, or choose another place with {EmbeddedPaths.CacheVariable}, and run again.";
}
