using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-038-sends-nothing-after-halt", typeof(SendsNothingAfterHalt), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-038-sends-nothing-after-halt", "NDIS5-038")]

namespace FaultyMiniports;

/// <summary>Notes in the driver, not in the adapter, that it was halted: the next adapter sends nothing.</summary>
public sealed class SendsNothingAfterHalt() : LegacyPathMiniport(isDeserialized: true)
{
    private bool _isHalted;

    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(this, adapter);

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_HALT_HANDLER halt = characteristics.HaltHandler!;
        characteristics.HaltHandler = context =>
        {
            halt(context);
            _isHalted = true;
        };
    }

    private sealed class Path(SendsNothingAfterHalt driver, Adapter adapter) : TransmitPath(adapter)
    {
        protected override NDIS_STATUS TryPost(NDIS_PACKET packet)
            => driver._isHalted ? NDIS_STATUS_FAILURE : base.TryPost(packet);
    }
}
