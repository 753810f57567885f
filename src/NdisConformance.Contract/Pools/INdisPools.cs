namespace NdisConformance.Contract;

/// <summary>NET_BUFFER_LIST and NET_BUFFER pools, MDLs.</summary>
public interface INdisPools
{
    /// <summary>
    /// Makes a NET_BUFFER_LIST pool; NULL on failure. ndisHandle is the adapter handle, the driver handle or NULL.
    /// At most DISPATCH_LEVEL. Source: NblPA, PoolP.
    /// </summary>
    NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle,
        ref NET_BUFFER_LIST_POOL_PARAMETERS parameters);

    /// <summary>Frees a pool, all of whose lists are back. At most DISPATCH_LEVEL. Source: NblPF.</summary>
    void NdisFreeNetBufferListPool(NDIS_HANDLE poolHandle);

    /// <summary>Makes a NET_BUFFER pool; NULL on failure. At most DISPATCH_LEVEL. Source: NbPA.</summary>
    NDIS_HANDLE NdisAllocateNetBufferPool(NDIS_HANDLE ndisHandle, ref NET_BUFFER_POOL_PARAMETERS parameters);

    /// <summary>Frees a pool, all of whose NET_BUFFERs are back. At most DISPATCH_LEVEL. Source: NbPF.</summary>
    void NdisFreeNetBufferPool(NDIS_HANDLE poolHandle);

    /// <summary>
    /// Allocates a list, with NET_BUFFER, MDL and data where the pool has a DataSize; NULL on failure. Sizes in
    /// bytes. At most DISPATCH_LEVEL. Source: NblA.
    /// </summary>
    NET_BUFFER_LIST NdisAllocateNetBufferList(NDIS_HANDLE poolHandle, ushort contextSize, ushort contextBackFill);

    /// <summary>
    /// Allocates a list with its NET_BUFFER from a pool with fAllocateNetBuffer and no DataSize; NULL on failure.
    /// Offsets and lengths in bytes, 0 without an MDL chain. At most DISPATCH_LEVEL. Source: NbNblA.
    /// </summary>
    NET_BUFFER_LIST NdisAllocateNetBufferAndNetBufferList(
        NDIS_HANDLE poolHandle,
        ushort contextSize,
        ushort contextBackFill,
        MDL mdlChain,
        uint dataOffset,
        ulong dataLength);

    /// <summary>Frees a list and what came with it, nothing else. At most DISPATCH_LEVEL. Source: NblF.</summary>
    void NdisFreeNetBufferList(NET_BUFFER_LIST netBufferList);

    /// <summary>
    /// Allocates a NET_BUFFER from a pool without DataSize; NULL on failure. At most DISPATCH_LEVEL. Source: NbA.
    /// </summary>
    NET_BUFFER NdisAllocateNetBuffer(NDIS_HANDLE poolHandle, MDL mdlChain, uint dataOffset, ulong dataLength);

    /// <summary>
    /// Allocates a NET_BUFFER with MDL and data from a pool with DataSize; NULL on failure. At most DISPATCH_LEVEL.
    /// Source: NbMdl.
    /// </summary>
    NET_BUFFER NdisAllocateNetBufferMdlAndData(NDIS_HANDLE poolHandle);

    /// <summary>
    /// Frees a NET_BUFFER that was not preallocated with its list. At most DISPATCH_LEVEL. Source: NbF.
    /// </summary>
    void NdisFreeNetBuffer(NET_BUFFER netBuffer);

    /// <summary>
    /// Describes nonpaged memory by an MDL; NULL on failure. length in bytes. At most DISPATCH_LEVEL. Source: MdlA.
    /// </summary>
    MDL NdisAllocateMdl(NDIS_HANDLE ndisHandle, PVOID virtualAddress, uint length);

    /// <summary>Frees an MDL of NdisAllocateMdl. At most DISPATCH_LEVEL. Source: MdlF.</summary>
    void NdisFreeMdl(MDL mdl);

    /// <summary>
    /// A pointer to the first bytesNeeded bytes of data, copied to storage where they are not contiguous; NULL if
    /// there are fewer, or no storage was given. At most DISPATCH_LEVEL. Source: Gdb.
    /// </summary>
    PVOID NdisGetDataBuffer(
        NET_BUFFER netBuffer,
        uint bytesNeeded,
        PVOID storage,
        uint alignMultiple,
        uint alignOffset);

    /// <summary>Makes CurrentMdl and CurrentMdlOffset agree with DataOffset. Any IRQL. Source: Adj.</summary>
    void NdisAdjustNetBufferCurrentMdl(NET_BUFFER netBuffer);
}
