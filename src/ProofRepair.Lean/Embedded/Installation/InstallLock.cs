namespace ProofRepair.Lean.Embedded.Installation;

/// <summary>One installation at a time on this machine: a file that the operating system frees when its owner dies.</summary>
internal sealed class InstallLock : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private readonly FileStream _file;

    private InstallLock(FileStream file) => _file = file;

    public static async Task<InstallLock> TakeAsync(string file, TimeProvider time, Action waiting, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        for (var first = true; ; first = false)
        {
            try
            {
                return new InstallLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(file))
            {
                if (first)
                {
                    waiting();
                }

                await Task.Delay(Interval, time, cancellationToken);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
