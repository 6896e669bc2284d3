namespace ProofRepair.Lean.Processes;

/// <summary>How many Leans may run at a time, over all that start them: batches and verifications share the machine.</summary>
public sealed class LeanSlots(int count, TimeProvider? time = null) : IDisposable
{
    private readonly SemaphoreSlim _free = new(count);
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private long _occupiedTicks;

    public int Count => count;

    public int Free => _free.CurrentCount;

    /// <summary>For how long slots were taken, all together; those that are taken now are counted when they are given back.</summary>
    public TimeSpan Occupied => TimeSpan.FromTicks(Interlocked.Read(ref _occupiedTicks));

    /// <summary>The slot is given back when the answer is disposed.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        return new Slot(this);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Slot(LeanSlots slots) : IDisposable
    {
        private readonly long _since = slots._time.GetTimestamp();
        private int _taken = 1;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _taken, 0) == 1)
            {
                Interlocked.Add(ref slots._occupiedTicks, slots._time.GetElapsedTime(_since).Ticks);
                slots._free.Release();
            }
        }
    }
}
