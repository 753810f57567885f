using ConformingMiniports;
using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-015-goes-on-after-resources", typeof(GoesOnAfterResources), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-015-goes-on-after-resources", "NDIS5-015")]

namespace FaultyMiniports;

/// <summary>
/// A serialized driver that refuses the second packet of an array with RESOURCES once, and sends those behind it all
/// the same.
/// </summary>
public sealed class GoesOnAfterResources() : LegacyPathMiniport(isDeserialized: false)
{
    /// <inheritdoc/>
    protected override bool UsesLists => false;

    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : CopyingLegacyPath(adapter)
    {
        private bool _hasSkipped;

        private Adapter Owner { get; } = adapter;

        protected override void PostOrRefuse(ReadOnlySpan<NDIS_PACKET> packets)
        {
            if (_hasSkipped || packets.Length < 3)
            {
                base.PostOrRefuse(packets);
                return;
            }

            base.PostOrRefuse(packets[..1]);
            Owner.AcquireLock();
            NDIS_SET_PACKET_STATUS(packets[1], NDIS_STATUS_RESOURCES);
            _hasSkipped = true;
            _hasRefused = true;
            Owner.ReleaseLock();
            base.PostOrRefuse(packets[2..]);
        }
    }
}
