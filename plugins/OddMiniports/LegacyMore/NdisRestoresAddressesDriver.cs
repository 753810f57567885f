using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.LegacyMore;

[assembly: NdisMiniport(
    "legacy-ndis-restores-addresses", typeof(NdisRestoresAddressesDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.LegacyMore;

/// <summary>
/// Answers TRUE in AddressingReset and leaves packet filter and multicast list of the reset NIC empty. Legal: NDIS
/// calls MiniportSetInformation then to restore them.
/// </summary>
public sealed class NdisRestoresAddressesDriver : OddDriver
{
    /// <inheritdoc/>
    public override Adapter CreateAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        => new OwnAdapter(this, ndis, adapterHandle, isDeserialized);

    private sealed class OwnAdapter(
        OddDriver driver, INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        : OddAdapter(driver, ndis, adapterHandle, isDeserialized)
    {
        protected override void StartNic()
            => Nic.Start(Transmit.Ring.Block, Transmit.Ring.Count, Receive.Ring.Block, Receive.Ring.Count);
    }

    /// <inheritdoc/>
    protected override EntryPoints CreateEntryPoints(INdis5 ndis, bool isDeserialized)
        => new OwnEntryPoints(this, ndis, isDeserialized);

    private sealed class OwnEntryPoints(OddDriver driver, INdis5 ndis, bool isDeserialized)
        : OddEntryPoints(driver, ndis, isDeserialized)
    {
        protected override NDIS_STATUS Reset(out bool addressingReset, NDIS_HANDLE miniportAdapterContext)
        {
            NDIS_STATUS status = base.Reset(out _, miniportAdapterContext);
            addressingReset = status == NDIS_STATUS.NDIS_STATUS_SUCCESS;
            return status;
        }
    }
}
