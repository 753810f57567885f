using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("refused-mapping-fails-send", typeof(RefusedMappingFailsSend))]

namespace OddMiniports.Transmit;

/// <summary>
/// Completes a send with RESOURCES if its mapping is refused. Legal: NdisMSendNetBufferListsComplete: RESOURCES is
/// one of the statuses.
/// </summary>
public sealed class RefusedMappingFailsSend : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override void OnMappingRefused(TransmitSlot slot)
            => Settle(slot, TransmitSlotState.Failed, NDIS_STATUS_RESOURCES);
    }
}
