namespace NdisConformance.Contract;

/// <summary>Locks, IRQL, memory, registers, waits.</summary>
public interface INdisKernel : INdisServices
{
    /// <summary>
    /// Allocates nonpaged memory; NULL on failure. length in bytes, tag not 0. At most DISPATCH_LEVEL.
    /// </summary>
    PVOID NdisAllocateMemoryWithTagPriority(
        NDIS_HANDLE ndisHandle,
        uint length,
        uint tag,
        EX_POOL_PRIORITY priority);
}
