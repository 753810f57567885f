namespace NdisConformance.Contract;

/// <summary>Scatter/gather DMA of NDIS 5: NDIS maps each packet before it is sent.</summary>
public interface INdis5ScatterGather
{
    /// <summary>
    /// Initializes scatter/gather DMA for a bus master: after NdisMSetAttributes or NdisMSetAttributesEx, before shared
    /// memory is allocated. maximumPhysicalMapping in bytes: the largest frame, or the largest large send.
    /// dma64BitAddresses FALSE is 32 bits; devices of 24 bits are not supported. PASSIVE_LEVEL, from
    /// MiniportInitialize. SUCCESS; RESOURCES; NOT_SUPPORTED (no driver of NDIS 5, or no bus master). There is nothing
    /// to undo it: NDIS does. From then on each packet that is sent has its list (ScatterGatherListPacketInfo), valid
    /// until the packet is completed; NDIS maps one packet and sends it before it maps the next, and copies one that is
    /// too fragmented into one buffer. The driver allocates no map registers. NDIS 6 twin:
    /// NdisMRegisterScatterGatherDma. Source: InitSG5, SGC.
    /// </summary>
    NDIS_STATUS NdisMInitializeScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle, bool dma64BitAddresses, uint maximumPhysicalMapping);

    /// <summary>
    /// Allocates map registers, where scatter/gather DMA was not initialized. PASSIVE_LEVEL, from MiniportInitialize.
    /// SUCCESS; RESOURCES; FAILURE. NDIS 6 twin: none. Source: MapReg.
    /// </summary>
    NDIS_STATUS NdisMAllocateMapRegisters(
        NDIS_HANDLE miniportAdapterHandle,
        uint dmaChannel,
        NDIS_DMA_SIZE dmaSize,
        uint baseMapRegistersNeeded,
        uint maximumPhysicalMapping);

    /// <summary>Frees the map registers of NdisMAllocateMapRegisters. PASSIVE_LEVEL. Source: MapRegF.</summary>
    void NdisMFreeMapRegisters(NDIS_HANDLE miniportAdapterHandle);
}
