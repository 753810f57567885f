using NdisConformance.Contract;

namespace ReferenceMiniport;

/// <summary>
/// Everything that one frame on its way out needs. All slots are made in MiniportInitializeEx, so that sending
/// allocates nothing. The slot is also the Context of the frame's scatter/gather request.
/// </summary>
internal sealed class TransmitSlot(TransmitPath owner, PVOID copyAddress, PHYSICAL_ADDRESS copyPhysicalAddress)
    : IScatterGatherRequest
{
    /// <summary>The pointer under which NDIS hands the slot back.</summary>
    public PVOID Context { get; set; }

    /// <summary>
    /// Room for a scatter/gather list, in use from the request until the list is freed. NDIS may put the list
    /// elsewhere: nobody but NDIS ever looks into it.
    /// </summary>
    public PVOID ListBuffer { get; set; }

    /// <summary>Its true size in bytes.</summary>
    public uint ListBufferSize { get; set; }

    /// <summary>Shared memory for a frame that is copied, as the CPU sees it.</summary>
    public PVOID CopyAddress { get; } = copyAddress;

    /// <summary>Shared memory for a frame that is copied, as the NIC sees it.</summary>
    public PHYSICAL_ADDRESS CopyPhysicalAddress { get; } = copyPhysicalAddress;

    /// <summary>How far the frame has come. Guarded by the lock of the transmit path.</summary>
    public TransmitSlotState State { get; set; }

    /// <summary>The list that the frame belongs to.</summary>
    public NET_BUFFER_LIST NetBufferList { get; set; }

    /// <summary>The frame.</summary>
    public NET_BUFFER NetBuffer { get; set; }

    /// <summary>Its CurrentMdlOffset.</summary>
    public uint Offset { get; set; }

    /// <summary>Its DataLength.</summary>
    public uint Length { get; set; }

    /// <summary>
    /// Its scatter/gather list, from the callback until it is freed; NULL for a frame that was copied.
    /// </summary>
    public SCATTER_GATHER_LIST List { get; set; }

    /// <summary>How many descriptors it needs.</summary>
    public uint Descriptors { get; set; }

    /// <summary>How many descriptors of the ring it occupies.</summary>
    public uint PostedDescriptors { get; set; }

    /// <summary>The descriptor that tells when it is done.</summary>
    public uint LastDescriptor { get; set; }

    /// <summary>What became of the frame.</summary>
    public NDIS_STATUS Status { get; set; }

    /// <inheritdoc/>
    public void OnScatterGatherList(SCATTER_GATHER_LIST list) => owner.ProcessList(this, list);
}
