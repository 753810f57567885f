using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-shutdown-masks-only", typeof(ShutdownMasksOnlyDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// MiniportShutdown masks the interrupt and lets both engines run: the NIC goes on writing frames into memory after
/// it. Violates MiniportShutdown: the hardware copies no data to memory afterwards.
/// </summary>
public sealed class ShutdownMasksOnlyDriver : FieldDriver
{
    /// <inheritdoc/>
    protected override bool IsDeserialized => false;

    /// <inheritdoc/>
    public override Adapter CreateAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        => new OwnAdapter(this, ndis, adapterHandle, isDeserialized);

    private sealed class OwnAdapter(
        FieldDriver driver, INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        : FieldAdapter(driver, ndis, adapterHandle, isDeserialized)
    {
        public override void Shutdown()
        {
            if (!_isReleasing)
            {
                Nic.MaskInterrupt();
            }
        }
    }
}
