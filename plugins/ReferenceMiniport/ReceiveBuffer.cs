using NdisConformance.Contract;

namespace ReferenceMiniport;

/// <summary>A piece of shared memory for one received frame, and the objects that describe it to NDIS.</summary>
internal sealed class ReceiveBuffer(PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress, uint length)
{
    private const uint HeaderBytes = 14;

    /// <summary>The pointer that the list carries, so that a returned list leads back here.</summary>
    public PVOID Context { get; set; }

    /// <summary>Where the CPU finds the bytes.</summary>
    public PVOID VirtualAddress { get; } = virtualAddress;

    /// <summary>Where the NIC finds the bytes.</summary>
    public PHYSICAL_ADDRESS PhysicalAddress { get; set; } = physicalAddress;

    /// <summary>How many bytes the NIC may write there.</summary>
    public uint Length { get; set; } = length;

    /// <summary>Describes the bytes.</summary>
    public MDL Mdl { get; set; }

    /// <summary>What is indicated, with one NET_BUFFER.</summary>
    public NET_BUFFER_LIST NetBufferList { get; set; }

    /// <summary>Bytes of the frame that is in the buffer.</summary>
    public uint ReceivedBytes { get; set; }

    /// <summary>
    /// True if the buffer can hold a frame that long. The NIC is not trusted with it: a length beyond the buffer would
    /// show NDIS memory that is no frame.
    /// </summary>
    public bool CanHold(uint frameBytes) => frameBytes >= HeaderBytes && frameBytes <= Length;
}
