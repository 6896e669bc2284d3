namespace ProofRepair.Lean.Processes;

/// <summary>How many Leans may run at a time, over all that start them: batches and verifications share the machine.</summary>
public sealed class LeanSlots(int count) : IDisposable
{
    private readonly SemaphoreSlim _free = new(count);

    public int Count => count;

    public int Free => _free.CurrentCount;

    /// <summary>The slot is given back when the answer is disposed.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        return new Slot(_free);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        private int _taken = 1;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _taken, 0) == 1)
            {
                free.Release();
            }
        }
    }
}
