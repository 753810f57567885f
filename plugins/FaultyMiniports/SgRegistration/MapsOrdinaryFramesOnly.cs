using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-reg-022-maps-ordinary-frames-only", typeof(MapsOrdinaryFramesOnly))]
[assembly: FaultyMiniport("sgdma-reg-022-maps-ordinary-frames-only", "SGDMA-REG-022")]

namespace FaultyMiniports;

/// <summary>Declares an MTU of 9,000 bytes and leaves its largest mapping at that of an ordinary frame.</summary>
public sealed class MapsOrdinaryFramesOnly : ReferenceDriver
{
    private const uint JumboMtu = 9000;

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, ReferenceMiniport.NdisVersion version)
        => new JumboAdapter(ndis, adapterHandle, version);

    private sealed class JumboAdapter(
        INdis ndis, NDIS_HANDLE adapterHandle, ReferenceMiniport.NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override TransmitPath NewTransmitPath(Adapter adapter) => new JumboPath(adapter);

        protected override NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES GeneralAttributes()
        {
            NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = base.GeneralAttributes();
            attributes.MtuSize = JumboMtu;
            return attributes;
        }
    }

    private sealed class JumboPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override NDIS_STATUS Check(NET_BUFFER_LIST list)
        {
            NDIS_STATUS status = base.Check(list);
            if (status == NDIS_STATUS_SUCCESS)
            {
                return status;
            }

            uint frames = 0;
            for (NET_BUFFER netBuffer = list.FirstNetBuffer; netBuffer != null; netBuffer = netBuffer.Next)
            {
                frames++;
            }

            SendState.SetFramesLeft(list, frames);
            return NDIS_STATUS_SUCCESS;
        }

        protected override bool TryCopy(TransmitSlot slot)
            => slot.Length <= Adapter.MaximumFrameBytes && base.TryCopy(slot);
    }
}
