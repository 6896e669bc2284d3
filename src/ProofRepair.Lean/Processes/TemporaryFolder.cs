namespace ProofRepair.Lean.Processes;

/// <summary>A folder of one run, gone with it.</summary>
public sealed class TemporaryFolder(string prefix) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory(prefix);

    public string FullName => _folder.FullName;

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A killed process may hold a file for a moment on Windows; the system's temporary folder is cleaned by the system.
        }
    }
}
