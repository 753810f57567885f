using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>A receive buffer in memory of the driver's own, which is mapped for the NIC to write to.</summary>
internal sealed class MappedReceiveBuffer(
    MappedReceivePath owner, PVOID sharedAddress, PHYSICAL_ADDRESS sharedPhysicalAddress, uint length)
    : ReceiveBuffer(sharedAddress, sharedPhysicalAddress, length), IScatterGatherRequest
{
    /// <summary>The shared memory, as the NIC sees it: for when there is no mapping.</summary>
    public PHYSICAL_ADDRESS SharedPhysicalAddress { get; } = sharedPhysicalAddress;

    /// <summary>The driver's own memory.</summary>
    public PVOID Memory { get; set; }

    /// <summary>The list of the live mapping; NULL if there is none.</summary>
    public SCATTER_GATHER_LIST List { get; set; }

    /// <summary>Where in the memory the NIC writes, in bytes.</summary>
    public uint Offset { get; set; }

    /// <inheritdoc/>
    public void OnScatterGatherList(SCATTER_GATHER_LIST list) => owner.OnMapped(this, list);
}
