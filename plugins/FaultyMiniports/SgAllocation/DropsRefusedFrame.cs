using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-alloc-018-drops-refused-frame", typeof(DropsRefusedFrame))]
[assembly: FaultyMiniport("sgdma-alloc-018-drops-refused-frame", "SGDMA-ALLOC-018")]

namespace FaultyMiniports;

/// <summary>Drops a frame whose request was refused, and completes its list with SUCCESS.</summary>
public sealed class DropsRefusedFrame : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        NDIS_STATUS status = base.Ask(request);
        if (status != NDIS_STATUS_SUCCESS)
        {
            request.Slot.Status = NDIS_STATUS_SUCCESS;
            request.Slot.State = TransmitSlotState.Failed;
            Adapter.Transmit.Service();
        }

        return NDIS_STATUS_SUCCESS;
    }
}
