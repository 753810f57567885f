using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <summary>The scatter/gather DMA channel of an adapter.</summary>
internal sealed class DmaChannel(uint number, MiniportAdapter adapter, NDIS_SG_DMA_DESCRIPTION description)
    : HostObject(ObjectKind.Dma, number)
{
    public MiniportAdapter Adapter { get; } = adapter;

    public MINIPORT_PROCESS_SG_LIST? ProcessSGListHandler { get; } = description.ProcessSGListHandler;

    public uint MaximumPhysicalMapping { get; } = description.MaximumPhysicalMapping;

    /// <summary>True if the NIC can address 64 bits.</summary>
    public bool Is64Bit { get; } = (description.Flags & NDIS.NDIS_SG_DMA_64_BIT_ADDRESS) != 0;

    /// <summary>Requests whose callback has not run, and lists that were delivered and not freed.</summary>
    public int PendingRequests { get; set; }

    public int LiveMappings { get; set; }

    /// <summary>Requests that were accepted so far.</summary>
    public uint AcceptedRequests { get; set; }

    /// <summary>Map registers that bounced mappings hold.</summary>
    public uint MapRegistersInUse { get; set; }

    public long Acquired { get; set; }
}
