using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// What the driver acquired and did not free. Each kind of resource registers itself once; all of them are then
/// reported and forgotten by the same code. One per machine.
/// </summary>
internal sealed class ResourceLedger(HostTrace trace)
{
    [Kept]
    private readonly List<ILedgerSource> _ofAdapter = [];

    [Kept]
    private readonly List<ILedgerSource> _ofDriver = [];

    // Emptied before it is used.
    [Kept]
    private readonly List<LedgerEntry> _alive = [];

    /// <summary>Adds resources that must be freed when the adapter is halted.</summary>
    public void Add(ILedgerSource source) => _ofAdapter.Add(source);

    /// <summary>Adds resources that must be freed when the driver is unloaded, and not before.</summary>
    public void AddOfDriver(ILedgerSource source) => _ofDriver.Add(source);

    /// <summary>
    /// States every resource that outlived its checkpoint, in order of birth: all of them when the driver is gone, else
    /// those of the adapter that was born at an event.
    /// </summary>
    public void ReportLeaks(Checkpoint checkpoint, long born, bool isDriverGone)
    {
        List<LedgerEntry> alive = _alive;
        alive.Clear();
        Collect(_ofAdapter, alive, isDriverGone ? 0 : born);
        if (isDriverGone)
        {
            Collect(_ofDriver, alive, 0);
        }

        alive.Sort();
        foreach (LedgerEntry entry in alive)
        {
            trace.Leaked(entry.Object, checkpoint, entry.Acquired);
        }
    }

    /// <summary>
    /// A leak is reported once: what was reported at a checkpoint is taken off the ledger, though its memory stays.
    /// </summary>
    public void Forget(long born)
    {
        foreach (ILedgerSource source in _ofAdapter)
        {
            for (int index = 0; !source.IsEmpty && index < source.Count; index++)
            {
                if (source.TryRead(index, out LedgerEntry entry) && entry.Acquired >= born)
                {
                    source.Forget(index);
                }
            }
        }
    }

    private static void Collect(List<ILedgerSource> sources, List<LedgerEntry> alive, long born)
    {
        foreach (ILedgerSource source in sources)
        {
            for (int index = 0; !source.IsEmpty && index < source.Count; index++)
            {
                if (source.TryRead(index, out LedgerEntry entry) && !entry.IsPart && entry.Acquired >= born)
                {
                    alive.Add(entry);
                }
            }
        }
    }
}
