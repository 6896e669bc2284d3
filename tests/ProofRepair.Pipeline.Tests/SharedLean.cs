using Microsoft.Extensions.Logging.Abstractions;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Warm;

namespace ProofRepair.Pipeline.Tests;

/// <summary>The installed Lean as a warm worker, for tests that ask it many small things; what the worker cannot say, a process does.</summary>
internal sealed class SharedLean : IAsyncDisposable
{
    private readonly LeanSlots _slots = new(1);
    private readonly LeanPool _pool;

    public SharedLean()
    {
        Process = new LeanProcess(InstalledLean.Require(), TimeProvider.System);
        _pool = new LeanPool(new BatchChecker(Process, TimeProvider.System, TimeSpan.FromMinutes(10)), _slots, new LeanPoolOptions(), TimeProvider.System);
        Search = new WarmSearch([new WarmPool(Process, new WarmPoolOptions(Limits, []), TimeProvider.System, NullLogger<WarmPool>.Instance)], _pool, []);
    }

    public CheckLimits Limits { get; } = new(TimeSpan.FromMinutes(5)) { CancelAfter = TimeSpan.FromSeconds(30) };

    public LeanProcess Process { get; }

    public LeanSlots Slots => _slots;

    public WarmSearch Search { get; }

    public async ValueTask DisposeAsync()
    {
        await Search.DisposeAsync();
        await _pool.DisposeAsync();
        _slots.Dispose();
    }
}
