using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Neither asks again nor copies when a mapping is refused: the list is completed with an error, as soon as the NIC is
/// done with its other frames.
/// </summary>
public sealed class FailsOnResourcesDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new FailingPath(adapter);

    private sealed class FailingPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override void OnMappingRefused(TransmitSlot slot)
            => Settle(slot, TransmitSlotState.Failed, NDIS_STATUS_RESOURCES);
    }
}
