using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace OddMiniports;

/// <summary>
/// An adapter that can do something later, in its interrupt DPC on a chosen processor.
/// </summary>
public class DpcAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
    : OddAdapter(driver, ndis, adapterHandle, version)
{
    private readonly NDIS_SPIN_LOCK _workLock = new();
    private readonly Queue<Action> _work = new();

    /// <summary>Does something in the DPC. At most DISPATCH_LEVEL, while the interrupt is registered.</summary>
    public void QueueWork(Action work, uint processors)
    {
        Ndis.NdisAcquireSpinLock(_workLock);
        _work.Enqueue(work);
        Ndis.NdisReleaseSpinLock(_workLock);
        QueueDpc(processors);
    }

    /// <summary>
    /// Queues the DPC. Where none was queued, it waits there already, or there is no such processor: the first one
    /// takes it then.
    /// </summary>
    public void QueueDpc(uint processors)
    {
        if (!TryQueueDpc(processors) && processors != 1)
        {
            TryQueueDpc(1);
        }
    }

    /// <inheritdoc/>
    protected override NDIS_STATUS Acquire(NDIS_RESOURCE_LIST? resources)
    {
        Ndis.NdisAllocateSpinLock(_workLock);
        return base.Acquire(resources);
    }

    /// <inheritdoc/>
    protected override void Release()
    {
        base.Release();
        Ndis.NdisFreeSpinLock(_workLock);
    }

    /// <inheritdoc/>
    protected override void OnInterruptDpc(
        NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
    {
        base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
        DoWork();
    }

    /// <summary>Does what waits. DISPATCH_LEVEL.</summary>
    protected void DoWork()
    {
        while (TakeWork() is { } work)
        {
            work();
        }
    }

    private Action? TakeWork()
    {
        Ndis.NdisDprAcquireSpinLock(_workLock);
        Action? work = _work.Count > 0 ? _work.Dequeue() : null;
        Ndis.NdisDprReleaseSpinLock(_workLock);
        return work;
    }

    private bool TryQueueDpc(uint processors) => _version.Minor < 20
        ? Ndis.NdisMQueueDpc(InterruptHandle, 0, processors, null) != 0
        : Ndis.NdisMQueueDpcEx(InterruptHandle, 0, new GROUP_AFFINITY(processors, 0), null) != 0;
}
