using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace ConformingMiniports;

/// <summary>Looks at the receive ring with each send, too, and indicates what is there.</summary>
public sealed class ReceivesWhenSendingDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new BusyAdapter(ndis, adapterHandle, version);

    private sealed class BusyAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override TransmitPath NewTransmitPath(Adapter adapter) => new BusyPath(adapter);
    }

    private sealed class BusyPath(Adapter adapter) : TransmitPath(adapter)
    {
        public override void Send(NET_BUFFER_LIST lists, uint sendFlags)
        {
            base.Send(lists, sendFlags);
            Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            Adapter.Receive.Process(NDIS_INDICATE_ALL_NBLS);
            Ndis.NDIS_LOWER_IRQL(oldIrql);
        }
    }
}
