using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.LegacyMore;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-send-handler-only", typeof(SendHandlerOnlyDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.LegacyMore;

/// <summary>
/// A serialized driver with MiniportSend and without MiniportSendPackets: one packet a call, and the status is what
/// the handler returns. Legal: one of the two is mandatory.
/// </summary>
public sealed class SendHandlerOnlyDriver : OddDriver
{
    /// <inheritdoc/>
    protected override bool IsDeserialized => false;

    /// <inheritdoc/>
    public override TransmitPath CreateTransmit(Adapter adapter) => new OwnTransmitPath(adapter);

    /// <inheritdoc/>
    protected override EntryPoints CreateEntryPoints(INdis5 ndis, bool isDeserialized)
        => new OwnEntryPoints(this, ndis, isDeserialized);

    private sealed class OwnEntryPoints(OddDriver driver, INdis5 ndis, bool isDeserialized)
        : OddEntryPoints(driver, ndis, isDeserialized)
    {
        protected override NDIS_MINIPORT_CHARACTERISTICS Characteristics() => base.Characteristics() with
        {
            SendPacketsHandler = null,
            SendHandler = (context, packet, _) => ((OwnTransmitPath)AdapterOf(context).Transmit).Send(packet),
        };
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
