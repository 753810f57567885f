using NdisConformance.Contract;

namespace ReferenceMiniport;

/// <summary>What stands behind the Context of a NdisMAllocateNetBufferSGList call.</summary>
internal interface IScatterGatherRequest
{
    /// <summary>MiniportProcessSGList ran for this request. DISPATCH_LEVEL, on any processor.</summary>
    void OnScatterGatherList(SCATTER_GATHER_LIST list);
}
