using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.Legacy;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-send-one-deserialized", typeof(SendOneDeserializedDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.Legacy;

/// <summary>
/// Deserialized, with MiniportSend and without MiniportSendPackets. Legal: one of the two is required; NDIS hands over
/// an array packet by packet, and the driver always returns NDIS_STATUS_PENDING.
/// </summary>
public sealed class SendOneDeserializedDriver : OddDriver
{
    /// <inheritdoc/>
    protected override EntryPoints NewEntryPoints(INdis5 ndis, bool isDeserialized)
        => new OwnEntryPoints(this, ndis, isDeserialized);

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
        {
            AdapterOf(miniportAdapterContext).Transmit.SendPackets([packet]);
            return NDIS_STATUS_PENDING;
        }
    }
}
