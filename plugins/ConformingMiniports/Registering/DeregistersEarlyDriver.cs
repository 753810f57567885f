using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Closes the scatter/gather channel before it frees the shared memory. Advice is against it, nothing more: shared
/// memory is freed by the handle of the adapter.
/// </summary>
public sealed class DeregistersEarlyDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new HastyAdapter(ndis, adapterHandle, version);

    private sealed class HastyAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override void ReleasePaths()
        {
            DeregisterDma();
            base.ReleasePaths();
        }
    }
}
