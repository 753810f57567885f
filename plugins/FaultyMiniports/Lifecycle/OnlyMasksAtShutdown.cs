using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("life-044-only-masks-at-shutdown", typeof(OnlyMasksAtShutdown))]
[assembly: FaultyMiniport("life-044-only-masks-at-shutdown", "LIFE-044")]

namespace FaultyMiniports;

/// <summary>Shuts the interrupt off in MiniportShutdownEx, and lets the NIC receive and send.</summary>
public sealed class OnlyMasksAtShutdown : AdapterMiniport
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new MaskingAdapter(ndis, adapterHandle, version);

    private sealed class MaskingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        /// <inheritdoc/>
        public override void Shutdown()
        {
            if (!_isReleasing)
            {
                Nic.MaskInterrupt();
            }
        }
    }
}
