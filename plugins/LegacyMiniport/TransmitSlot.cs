using NdisConformance.Contract;

namespace LegacyMiniport;

/// <summary>A frame in the transmit ring, and shared memory for its copy. Guarded by the lock of the adapter.</summary>
internal sealed class TransmitSlot(PVOID copyAddress, PHYSICAL_ADDRESS copyPhysicalAddress)
{
    /// <summary>Shared memory for a frame that is copied, for the CPU.</summary>
    public PVOID CopyAddress { get; } = copyAddress;

    /// <summary>The same memory, for the NIC.</summary>
    public PHYSICAL_ADDRESS CopyPhysicalAddress { get; } = copyPhysicalAddress;

    /// <summary>The packet to complete; NULL if NDIS has it back already.</summary>
    public NDIS_PACKET Packet { get; set; }

    /// <summary>How many descriptors the frame occupies.</summary>
    public uint Descriptors { get; set; }

    /// <summary>The descriptor that tells when it is done.</summary>
    public uint LastDescriptor { get; set; }
}
