using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.Legacy;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-send-one-serialized", typeof(SendOneSerializedDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.Legacy;

/// <summary>
/// Serialized, with MiniportSend and without MiniportSendPackets; returns SUCCESS, PENDING, RESOURCES or FAILURE, as it
/// comes. Legal: each of them has its meaning for MiniportSend, which leaves the Status of the packet alone.
/// </summary>
public sealed class SendOneSerializedDriver : OddDriver
{
    /// <inheritdoc/>
    protected override bool IsDeserialized => false;

    /// <inheritdoc/>
    protected override EntryPoints NewEntryPoints(INdis5 ndis, bool isDeserialized)
        => new OwnEntryPoints(this, ndis, isDeserialized);

    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnEntryPoints(OddDriver driver, INdis5 ndis, bool isDeserialized)
        : OddEntryPoints(driver, ndis, isDeserialized)
    {
        protected override NDIS_MINIPORT_CHARACTERISTICS Characteristics()
        {
            NDIS_MINIPORT_CHARACTERISTICS characteristics = base.Characteristics();
            characteristics.SendPacketsHandler = null;
            characteristics.SendHandler = Send;
            return characteristics;
        }

        private NDIS_STATUS Send(NDIS_HANDLE miniportAdapterContext, NDIS_PACKET packet, uint flags)
            => ((OwnTransmitPath)AdapterOf(miniportAdapterContext).Transmit).Send(packet);
    }

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        public NDIS_STATUS Send(NDIS_PACKET packet)
        {
            adapter.AcquireLock();
            NDIS_STATUS status = TryPost(packet);
            _hasRefused |= status == NDIS_STATUS_RESOURCES;
            if (status is NDIS_STATUS_PENDING or NDIS_STATUS_SUCCESS)
            {
                adapter.Nic.RingTransmitDoorbell();
            }

            adapter.ReleaseLock();
            return status;
        }
    }
}
