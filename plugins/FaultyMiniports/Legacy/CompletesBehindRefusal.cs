using ConformingMiniports;
using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-015-completes-behind-refusal", typeof(CompletesBehindRefusal), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-015-completes-behind-refusal", "NDIS5-015")]

namespace FaultyMiniports;

/// <summary>
/// A serialized driver that refuses the second packet of an array once, and completes the third with NdisMSendComplete
/// inside the call.
/// </summary>
public sealed class CompletesBehindRefusal() : LegacyPathMiniport(isDeserialized: false)
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
            base.PostOrRefuse(packets[2..3]);
            Owner.AcquireLock();
            NDIS_SET_PACKET_STATUS(packets[1], NDIS_STATUS_RESOURCES);
            foreach (NDIS_PACKET packet in packets[3..])
            {
                NDIS_SET_PACKET_STATUS(packet, NDIS_STATUS_RESOURCES);
            }

            _hasSkipped = true;
            _hasRefused = true;
            Owner.ReleaseLock();
            NDIS_STATUS status = NDIS_GET_PACKET_STATUS(packets[2]);
            if (status == NDIS_STATUS_SUCCESS)
            {
                Owner.Ndis.NdisMSendComplete(Owner.Handle, packets[2], status);
            }
        }
    }
}
