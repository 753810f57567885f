using NdisConformance.Contract;

namespace LegacyMiniport;

/// <summary>Shared memory for one received frame, with the packet and the buffer that describe it to NDIS.</summary>
internal sealed class ReceiveBuffer(PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress)
{
    /// <summary>Bytes of the Ethernet header.</summary>
    public const uint HeaderBytes = 14;

    /// <summary>The pointer that the packet carries, so that a returned packet leads back here.</summary>
    public PVOID Context { get; set; }

    /// <summary>The memory, for the CPU.</summary>
    public PVOID VirtualAddress { get; } = virtualAddress;

    /// <summary>The memory, for the NIC.</summary>
    public PHYSICAL_ADDRESS PhysicalAddress { get; } = physicalAddress;

    /// <summary>Describes the memory. An NDIS_BUFFER is an MDL.</summary>
    public MDL Buffer { get; set; }

    /// <summary>The packet that is indicated, with one buffer.</summary>
    public NDIS_PACKET Packet { get; set; }

    /// <summary>Bytes of the frame in the buffer.</summary>
    public uint ReceivedBytes { get; set; }
}
