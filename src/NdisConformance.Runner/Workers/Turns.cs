namespace NdisConformance.Runner;

/// <summary>
/// Lets so many threads go on at once. The others wait without spinning: the processors belong to the workers.
/// </summary>
/// <param name="free">How many.</param>
internal sealed class Turns(int free)
{
    private readonly object _gate = new();
    private int _free = free;

    /// <summary>Waits for a turn.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public void Wait(CancellationToken cancellation)
    {
        using CancellationTokenRegistration registration = cancellation.Register(WakeAll);
        lock (_gate)
        {
            while (_free == 0 && !cancellation.IsCancellationRequested)
            {
                Monitor.Wait(_gate);
            }

            cancellation.ThrowIfCancellationRequested();
            _free--;
        }
    }

    public void Release()
    {
        lock (_gate)
        {
            // One waiter alone might have been cancelled, and would take no turn.
            _free++;
            Monitor.PulseAll(_gate);
        }
    }

    private void WakeAll()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }
}
