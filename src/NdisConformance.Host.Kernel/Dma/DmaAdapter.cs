using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>What the HAL grants an adapter for DMA: its address width and its map registers.</summary>
internal abstract class DmaAdapter(uint number, bool is64Bit) : HostObject(ObjectKind.Dma, number)
{
    /// <summary>True if the NIC can address 64 bits.</summary>
    public bool Is64Bit { get; } = is64Bit;

    /// <summary>Map registers that bounced mappings hold.</summary>
    public uint MapRegistersInUse { get; set; }
}
