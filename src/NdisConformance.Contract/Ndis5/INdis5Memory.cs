namespace NdisConformance.Contract;

/// <summary>Nonpaged memory of NDIS 5 drivers.</summary>
public interface INdis5Memory
{
    /// <summary>
    /// Allocates length bytes of nonpaged memory, freed by NdisFreeMemory. At most DISPATCH_LEVEL. SUCCESS; FAILURE,
    /// and a NULL address. NDIS 6 twin: NdisAllocateMemoryWithTagPriority. Source: Mem5.
    /// </summary>
    NDIS_STATUS NdisAllocateMemoryWithTag(out PVOID virtualAddress, uint length, uint tag);
}
