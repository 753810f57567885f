using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// MiniportSendNetBufferLists does no more than queue the lists and a DPC; the DPC maps the frames and posts them.
/// </summary>
public sealed class SendsFromDpcDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter CreateAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new DeferringAdapter(ndis, adapterHandle, version);

    private sealed class DeferringAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : QueueingAdapter(ndis, adapterHandle, version)
    {
        protected override TransmitPath CreateTransmitPath() => new DeferringPath(this);
    }

    private sealed class DeferringPath(DeferringAdapter adapter) : TransmitPath(adapter)
    {
        protected override bool TryDefer()
        {
            adapter.QueueDpc();
            return true;
        }
    }
}
