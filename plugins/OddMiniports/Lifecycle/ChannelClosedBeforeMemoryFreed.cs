using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("channel-closed-before-memory-freed", typeof(ChannelClosedBeforeMemoryFreed))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Deregisters the scatter/gather channel before it frees its shared memory. Legal: NdisMFreeSharedMemory takes the
/// adapter handle; no page orders the two calls.
/// </summary>
public sealed class ChannelClosedBeforeMemoryFreed : OddDriver
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
            DeregisterDma();
            base.ReleasePaths();
        }
    }
}
