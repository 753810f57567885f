using NdisConformance.Contract;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Host.Ndis6;

/// <summary>The scatter/gather DMA channel of an adapter.</summary>
internal sealed class DmaChannel(uint number, MiniportAdapter adapter, NDIS_SG_DMA_DESCRIPTION description)
    : DmaAdapter(number, (description.Flags & NDIS.NDIS_SG_DMA_64_BIT_ADDRESS) != 0)
{
    public MiniportAdapter Adapter { get; } = adapter;

    public MINIPORT_PROCESS_SG_LIST? ProcessSGListHandler { get; } = description.ProcessSGListHandler;

    public MINIPORT_ALLOCATE_SHARED_MEM_COMPLETE? SharedMemAllocateCompleteHandler { get; } =
        description.SharedMemAllocateCompleteHandler;

    public uint MaximumPhysicalMapping { get; } = description.MaximumPhysicalMapping;

    /// <summary>Requests whose callback has not run, and lists that were delivered and not freed.</summary>
    public int PendingRequests { get; set; }

    public int LiveMappings { get; set; }

    /// <summary>Requests that were accepted so far.</summary>
    public uint AcceptedRequests { get; set; }
}
