using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-reset-forgets-filter", typeof(ResetForgetsFilterDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// MiniportReset loses packet filter and multicast list of the NIC, does not write them again and says FALSE for
/// AddressingReset. NDIS 5: either the driver restores them, or it says TRUE and NDIS sets them again.
/// </summary>
public sealed class ResetForgetsFilterDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        => new OwnAdapter(this, ndis, handle, isDeserialized);

    private sealed class OwnAdapter(FieldDriver driver, INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        : FieldAdapter(driver, ndis, handle, isDeserialized)
    {
        protected override void StartNic()
            => Nic.Start(Transmit.Ring.Block, Transmit.Ring.Count, Receive.Ring.Block, Receive.Ring.Count);
    }
}
