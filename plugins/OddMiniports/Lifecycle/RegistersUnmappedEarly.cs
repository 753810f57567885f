using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("registers-unmapped-early", typeof(RegistersUnmappedEarly))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Unmaps the registers at halt as soon as the interrupt is gone, before any memory is freed. Legal: MiniportHaltEx;
/// NdisMUnmapIoSpace.
/// </summary>
public sealed class RegistersUnmappedEarly : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        protected override void ReleasePaths()
        {
            Nic.Unmap();
            base.ReleasePaths();
        }
    }
}
