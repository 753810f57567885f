using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// A driver with MiniportSend instead of MiniportSendPackets: NDIS gives it one packet with each call, and
/// every one is left pending.
/// </summary>
public sealed class SendsOneByOneDriver : INdis5MiniportDriver
{
    /// <inheritdoc/>
    public NDIS_STATUS DriverEntry(INdis5 ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
        => new OneByOne(ndis).Register(driverObject, registryPath);

    private sealed class OneByOne(INdis5 ndis) : EntryPoints(ndis, isDeserialized: true)
    {
        protected override NDIS_MINIPORT_CHARACTERISTICS Characteristics()
        {
            NDIS_MINIPORT_CHARACTERISTICS characteristics = base.Characteristics();
            characteristics.SendPacketsHandler = null;
            characteristics.SendHandler = (context, packet, flags) =>
            {
                AdapterOf(context).Transmit.SendPackets([packet]);
                return NDIS_STATUS_PENDING;
            };
            return characteristics;
        }
    }
}
