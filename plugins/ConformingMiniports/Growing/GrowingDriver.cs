using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// The reference with few receive buffers, which asks for more shared memory by NdisMAllocateSharedMemoryAsyncEx when
/// its DPC finds them short.
/// </summary>
public class GrowingDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new GrowingAdapter(ndis, adapterHandle, version);
}
