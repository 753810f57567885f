using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("send-001-waits-for-good-end", typeof(WaitsForGoodEnd))]
[assembly: FaultyMiniport("send-001-waits-for-good-end", "SEND-001")]

namespace FaultyMiniports;

/// <summary>Waits until the NIC has sent a frame, and does not see that it gave up.</summary>
public sealed class WaitsForGoodEnd : TransmitPathMiniport
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new WaitingPath(adapter);

    private sealed class WaitingPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override bool IsFinished(TransmitSlot slot)
            => base.IsFinished(slot)
                && (slot.State != TransmitSlotState.Posted
                    || slot.Status == NDIS_STATUS.NDIS_STATUS_SUCCESS // wrong step, seen in TransmitPath.MapFrame
                    || Adapter.IsGone);
    }
}
