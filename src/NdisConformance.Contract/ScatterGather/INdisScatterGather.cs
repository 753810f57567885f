namespace NdisConformance.Contract;

/// <summary>Scatter/gather DMA.</summary>
public interface INdisScatterGather
{
    /// <summary>
    /// Opens the scatter/gather channel of an adapter. Call from MiniportInitializeEx, after
    /// NdisMSetMiniportAttributes and before NdisMAllocateSharedMemory. PASSIVE_LEVEL. SUCCESS
    /// (ScatterGatherListSize is written); RESOURCES (shortage); NOT_SUPPORTED (not registered for NDIS 6, or no
    /// BUS_MASTER attribute); BAD_VERSION (revision not known). Source: RegSG, S2.
    /// </summary>
    NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle);

    /// <summary>
    /// Closes the channel, once every list is freed: from MiniportHaltEx or a failing MiniportInitializeEx.
    /// PASSIVE_LEVEL. Source: DeregSG.
    /// </summary>
    void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle);

    /// <summary>
    /// Asks for the scatter/gather list of one NET_BUFFER. Exactly DISPATCH_LEVEL. SUCCESS: MiniportProcessSGList
    /// runs once, before or after the return; RESOURCES: it does not run. The list covers CurrentMdl from its first
    /// byte; the data starts CurrentMdlOffset bytes into it. Source: AllocSG, S1.
    /// </summary>
    NDIS_STATUS NdisMAllocateNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle,
        NET_BUFFER netBuffer,
        PVOID context,
        uint flags,
        PVOID scatterGatherListBuffer,
        uint scatterGatherListBufferSize);

    /// <summary>
    /// Gives a list back, when neither driver nor NIC uses the memory any more. Exactly DISPATCH_LEVEL. pSGL is the
    /// pointer that the callback received. Source: FreeSG.
    /// </summary>
    void NdisMFreeNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle,
        SCATTER_GATHER_LIST pSGL,
        NET_BUFFER netBuffer);

    /// <summary>
    /// The alignment in bytes that buffers for the device should have. PASSIVE_LEVEL, after
    /// NdisMRegisterScatterGatherDma. Source: Algn.
    /// </summary>
    uint NdisMGetDmaAlignment(NDIS_HANDLE miniportAdapterHandle);
}
