using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>An adapter that queues its DPC when it has work of its own for it.</summary>
internal abstract class QueueingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
    : Adapter(ndis, adapterHandle, version)
{
    /// <summary>
    /// Queues the DPC on this processor. One that is queued already is not queued again, whoever asked for it: each
    /// does the work of both.
    /// </summary>
    public void QueueDpc() => Ndis.NdisMQueueDpc(InterruptHandle, 0, 0, Context);
}
