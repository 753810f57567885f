using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>A transmit path that gathers finished lists and completes several of them together.</summary>
internal class GatheringPath(Adapter adapter, uint keptAtMost) : TransmitPath(adapter)
{
    private NetBufferListQueue _kept;

    protected override uint Complete(ref NetBufferListQueue finished)
    {
        _kept.AppendAll(ref finished);
        if (_kept.Count < keptAtMost && !IsIdle())
        {
            return 0;
        }

        // Taken out before the first call, which may bring new sends and with them this code.
        NetBufferListQueue all = _kept;
        _kept = default;
        return CompleteAll(ref all);
    }

    /// <summary>Completes the gathered lists, in one chain, and says how many.</summary>
    protected virtual uint CompleteAll(ref NetBufferListQueue all) => base.Complete(ref all);

    /// <summary>True if no frame waits and none is under way. DISPATCH_LEVEL.</summary>
    private bool IsIdle()
    {
        Ndis.NdisDprAcquireSpinLock(_lock);
        bool isIdle = _waiting.Count == 0 && _oldest == _next;
        Ndis.NdisDprReleaseSpinLock(_lock);
        return isIdle;
    }
}
