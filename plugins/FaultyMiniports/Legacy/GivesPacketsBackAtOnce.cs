using ConformingMiniports;
using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-016-gives-packets-back-at-once", typeof(GivesPacketsBackAtOnce), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-016-gives-packets-back-at-once", "NDIS5-016")]

namespace FaultyMiniports;

/// <summary>
/// A deserialized driver that copies each packet and returns SUCCESS from MiniportSend where it has room at once.
/// </summary>
public sealed class GivesPacketsBackAtOnce() : LegacyPathMiniport(isDeserialized: true)
{
    private Path? _path;

    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => _path = new Path(adapter);

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        characteristics.SendPacketsHandler = null;
        characteristics.SendHandler = (context, packet, flags) => _path!.Send(packet);
    }

    private sealed class Path(Adapter adapter) : CopyingLegacyPath(adapter)
    {
        private bool _givesBack;

        protected override bool GivesBackCopies => _givesBack;

        private Adapter Owner { get; } = adapter;

        public NDIS_STATUS Send(NDIS_PACKET packet)
        {
            Owner.AcquireLock();
            _givesBack = true;
            NDIS_STATUS status = _waiting.Count > 0 ? NDIS_STATUS_RESOURCES : TryPost(packet);
            _givesBack = false;
            if (status == NDIS_STATUS_SUCCESS)
            {
                Owner.Nic.RingTransmitDoorbell();
            }

            Owner.ReleaseLock();
            if (status != NDIS_STATUS_RESOURCES)
            {
                return status;
            }

            SendPackets([packet]);
            return NDIS_STATUS_PENDING;
        }
    }
}
