using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Unmaps its registers at halt before it frees its memory and closes the scatter/gather channel.</summary>
public sealed class UnmapsEarlyDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new UnmappingAdapter(ndis, adapterHandle, version);

    private sealed class UnmappingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override void ReleasePaths()
        {
            Nic.Unmap();
            base.ReleasePaths();
        }
    }
}
