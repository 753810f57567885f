using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-stale-descriptors-after-reset",
    typeof(StaleDescriptorsAfterResetDriver),
    Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// MiniportReset completes the packets of the ring and starts the ring anew, but leaves the old descriptors valid, so
/// that the NIC sends them again out of memory that is not the driver's any more. NDIS 5: a reset clears the pointers
/// to send buffers in the ring; a completed packet is not referred to.
/// </summary>
public sealed class StaleDescriptorsAfterResetDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override TransmitRing NewTransmitRing(SharedBlock block, uint count) => new OwnRing(block, count);
    }

    private sealed class OwnRing(SharedBlock block, uint count) : TransmitRing(block, count)
    {
        public override void Clear() => (_next, _used) = (0, 0);
    }
}
