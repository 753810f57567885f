using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-halting-flag-stays", typeof(HaltingFlagStaysDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// Has one flag for the whole driver that says that it halts, set by MiniportHalt and never cleared: after a second
/// initialization every send fails. MiniportInitialize is to bring the NIC into an operational state each time.
/// </summary>
public sealed class HaltingFlagStaysDriver : FieldDriver
{
    private bool _isHalting;

    /// <inheritdoc/>
    public override TransmitPath CreateTransmit(Adapter adapter) => new OwnTransmitPath(this, adapter);

    /// <inheritdoc/>
    public override Adapter CreateAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        => new OwnAdapter(this, ndis, adapterHandle, isDeserialized);

    private sealed class OwnAdapter(
        HaltingFlagStaysDriver driver, INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        : FieldAdapter(driver, ndis, adapterHandle, isDeserialized)
    {
        public override void Halt()
        {
            driver._isHalting = true;
            base.Halt();
        }
    }

    private sealed class OwnTransmitPath(HaltingFlagStaysDriver driver, Adapter adapter) : TransmitPath(adapter)
    {
        protected override NDIS_STATUS TryPost(NDIS_PACKET packet)
            => driver._isHalting ? NDIS_STATUS.NDIS_STATUS_FAILURE : base.TryPost(packet);
    }
}
