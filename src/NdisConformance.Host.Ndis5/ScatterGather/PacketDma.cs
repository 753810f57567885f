using NdisConformance.Host.Kernel;

namespace NdisConformance.Host.Ndis5;

/// <summary>What the HAL granted an adapter of NDIS 5 for DMA. No handle names it.</summary>
internal sealed class PacketDma(uint number, bool is64Bit, uint maximumPhysicalMapping) : DmaAdapter(number, is64Bit)
{
    public uint MaximumPhysicalMapping { get; } = maximumPhysicalMapping;
}
