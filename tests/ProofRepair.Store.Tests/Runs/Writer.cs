using System.Diagnostics;

namespace ProofRepair.Store.Tests.Runs;

/// <summary>The program of tests/ProofRepair.StoreWriter, as a process of its own.</summary>
internal sealed class Writer : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _said = [];

    public Writer(string location) => _process = Process.Start(
        new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ProofRepair.StoreWriter.exe" : "ProofRepair.StoreWriter"), [location])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    /// <summary>Lets it begin with the first problem.</summary>
    public void Start() => _process.StandardInput.WriteLine();

    /// <summary>False when it has ended.</summary>
    public async Task<bool> ReadLineAsync(CancellationToken cancellationToken)
    {
        if (await _process.StandardOutput.ReadLineAsync(cancellationToken) is not { } line)
        {
            return false;
        }

        _said.Add(line);
        return true;
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>All that it said from first to last, and how it ended.</summary>
    public async Task<(IReadOnlyList<string> Said, int ExitCode)> EndAsync(CancellationToken cancellationToken)
    {
        while (await ReadLineAsync(cancellationToken))
        {
        }

        await _process.WaitForExitAsync(cancellationToken);
        return (_said, _process.ExitCode);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
