using NdisConformance.Contract;

namespace FaultyMiniports;

/// <summary>
/// NDIS as a wrong driver sees it: every call goes through, until a driver replaces one.
/// </summary>
public abstract partial class NdisInterposer : INdis
{
    /// <summary>The host itself.</summary>
    protected INdis Inner { get; set; } = null!;

    public virtual NDIS_STATUS NdisMRegisterMiniportDriver(
        DRIVER_OBJECT driverObject,
        UNICODE_STRING registryPath,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS miniportDriverCharacteristics,
        out NDIS_HANDLE ndisMiniportDriverHandle)
        => Inner.NdisMRegisterMiniportDriver(
            driverObject,
            registryPath,
            miniportDriverContext,
            ref miniportDriverCharacteristics,
            out ndisMiniportDriverHandle);

    public virtual void NdisMDeregisterMiniportDriver(NDIS_HANDLE ndisMiniportDriverHandle)
        => Inner.NdisMDeregisterMiniportDriver(ndisMiniportDriverHandle);

    public virtual NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle,
        ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES miniportAttributes)
        => Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);

    public virtual NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle,
        ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes)
        => Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);

    public virtual uint NdisGetVersion()
        => Inner.NdisGetVersion();

    public virtual NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
        => Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);

    public virtual void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
        => Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);

    public virtual NDIS_STATUS NdisMAllocateNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle,
        NET_BUFFER netBuffer,
        PVOID context,
        uint flags,
        PVOID scatterGatherListBuffer,
        uint scatterGatherListBufferSize)
        => Inner.NdisMAllocateNetBufferSGList(
            ndisMiniportDmaHandle, netBuffer, context, flags, scatterGatherListBuffer, scatterGatherListBufferSize);

    public virtual void NdisMFreeNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle,
        SCATTER_GATHER_LIST pSGL,
        NET_BUFFER netBuffer)
        => Inner.NdisMFreeNetBufferSGList(ndisMiniportDmaHandle, pSGL, netBuffer);

    public virtual uint NdisMGetDmaAlignment(NDIS_HANDLE miniportAdapterHandle)
        => Inner.NdisMGetDmaAlignment(miniportAdapterHandle);

    public virtual void NdisMAllocateSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        out PVOID virtualAddress,
        out PHYSICAL_ADDRESS physicalAddress)
        => Inner.NdisMAllocateSharedMemory(
            miniportAdapterHandle, length, cached, out virtualAddress, out physicalAddress);

    public virtual void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
        => Inner.NdisMFreeSharedMemory(miniportAdapterHandle, length, cached, virtualAddress, physicalAddress);

    public virtual NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle,
        ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
        => Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);

    public virtual void NdisFreeNetBufferListPool(NDIS_HANDLE poolHandle)
        => Inner.NdisFreeNetBufferListPool(poolHandle);

    public virtual NDIS_HANDLE NdisAllocateNetBufferPool(
        NDIS_HANDLE ndisHandle,
        ref NET_BUFFER_POOL_PARAMETERS parameters)
        => Inner.NdisAllocateNetBufferPool(ndisHandle, ref parameters);

    public virtual void NdisFreeNetBufferPool(NDIS_HANDLE poolHandle)
        => Inner.NdisFreeNetBufferPool(poolHandle);

    public virtual NET_BUFFER_LIST NdisAllocateNetBufferList(
        NDIS_HANDLE poolHandle,
        ushort contextSize,
        ushort contextBackFill)
        => Inner.NdisAllocateNetBufferList(poolHandle, contextSize, contextBackFill);

    public virtual NET_BUFFER_LIST NdisAllocateNetBufferAndNetBufferList(
        NDIS_HANDLE poolHandle,
        ushort contextSize,
        ushort contextBackFill,
        MDL mdlChain,
        uint dataOffset,
        ulong dataLength)
        => Inner.NdisAllocateNetBufferAndNetBufferList(
            poolHandle, contextSize, contextBackFill, mdlChain, dataOffset, dataLength);

    public virtual void NdisFreeNetBufferList(NET_BUFFER_LIST netBufferList)
        => Inner.NdisFreeNetBufferList(netBufferList);

    public virtual NET_BUFFER NdisAllocateNetBuffer(
        NDIS_HANDLE poolHandle,
        MDL mdlChain,
        uint dataOffset,
        ulong dataLength)
        => Inner.NdisAllocateNetBuffer(poolHandle, mdlChain, dataOffset, dataLength);

    public virtual NET_BUFFER NdisAllocateNetBufferMdlAndData(NDIS_HANDLE poolHandle)
        => Inner.NdisAllocateNetBufferMdlAndData(poolHandle);

    public virtual void NdisFreeNetBuffer(NET_BUFFER netBuffer)
        => Inner.NdisFreeNetBuffer(netBuffer);

    public virtual MDL NdisAllocateMdl(NDIS_HANDLE ndisHandle, PVOID virtualAddress, uint length)
        => Inner.NdisAllocateMdl(ndisHandle, virtualAddress, length);

    public virtual void NdisFreeMdl(MDL mdl)
        => Inner.NdisFreeMdl(mdl);

    public virtual PVOID NdisGetDataBuffer(
        NET_BUFFER netBuffer,
        uint bytesNeeded,
        PVOID storage,
        uint alignMultiple,
        uint alignOffset)
        => Inner.NdisGetDataBuffer(netBuffer, bytesNeeded, storage, alignMultiple, alignOffset);

    public virtual void NdisAdjustNetBufferCurrentMdl(NET_BUFFER netBuffer)
        => Inner.NdisAdjustNetBufferCurrentMdl(netBuffer);

    public virtual void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint sendCompleteFlags)
        => Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);

    public virtual void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
        => Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
}
