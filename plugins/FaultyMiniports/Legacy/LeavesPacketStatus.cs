using ConformingMiniports;
using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-015-leaves-packet-status", typeof(LeavesPacketStatus), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-015-leaves-packet-status", "NDIS5-015")]

namespace FaultyMiniports;

/// <summary>
/// A serialized driver that takes each packet for pending but leaves its Status as it was, and completes it later.
/// </summary>
public sealed class LeavesPacketStatus() : LegacyPathMiniport(isDeserialized: false)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : CopyingLegacyPath(adapter)
    {
        private readonly Queue<NDIS_PACKET> _kept = new();

        private Adapter Owner { get; } = adapter;

        public override void Service()
        {
            base.Service();
            while (_oldest == _next && _kept.TryDequeue(out NDIS_PACKET packet))
            {
                Owner.Ndis.NdisMSendComplete(Owner.Handle, packet, NDIS_STATUS_SUCCESS);
            }
        }

        protected override void PostOrRefuse(ReadOnlySpan<NDIS_PACKET> packets)
        {
            NDIS_STATUS status = NDIS_STATUS_SUCCESS;
            Owner.AcquireLock();
            foreach (NDIS_PACKET packet in packets)
            {
                status = status == NDIS_STATUS_RESOURCES ? status : TryPost(packet);
                if (status == NDIS_STATUS_SUCCESS)
                {
                    _kept.Enqueue(packet);
                }
                else
                {
                    NDIS_SET_PACKET_STATUS(packet, status);
                }
            }

            _hasRefused |= status == NDIS_STATUS_RESOURCES;
            Owner.Nic.RingTransmitDoorbell();
            Owner.ReleaseLock();
        }
    }
}
