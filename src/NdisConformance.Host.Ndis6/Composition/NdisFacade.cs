using NdisConformance.Contract;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Host.Ndis6;

/// <summary>What the driver gets as NDIS: each call goes to the part that serves it.</summary>
internal sealed class NdisFacade(KernelParts kernel, Ndis6Parts parts) : INdis
{
    /// <inheritdoc/>
    public NDIS_STATUS NdisMRegisterScatterGatherDma(
         NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
        => parts.Channels.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);

    /// <inheritdoc/>
    public void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
        => parts.Channels.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);

    /// <inheritdoc/>
    public NDIS_STATUS NdisMAllocateNetBufferSGList(
         NDIS_HANDLE ndisMiniportDmaHandle,
        NET_BUFFER netBuffer,
        PVOID context,
        uint flags,
        PVOID scatterGatherListBuffer,
        uint scatterGatherListBufferSize)
        => parts.Requests.NdisMAllocateNetBufferSGList(
            ndisMiniportDmaHandle, netBuffer, context, flags, scatterGatherListBuffer, scatterGatherListBufferSize);

    /// <inheritdoc/>
    public void NdisMFreeNetBufferSGList(
         NDIS_HANDLE ndisMiniportDmaHandle,
        SCATTER_GATHER_LIST pSGL,
        NET_BUFFER netBuffer)
        => parts.Freeing.NdisMFreeNetBufferSGList(ndisMiniportDmaHandle, pSGL, netBuffer);

    /// <inheritdoc/>
    public uint NdisMGetDmaAlignment(NDIS_HANDLE miniportAdapterHandle)
        => parts.Channels.NdisMGetDmaAlignment(miniportAdapterHandle);

    /// <inheritdoc/>
    public void NdisMSendNetBufferListsComplete(
         NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint sendCompleteFlags)
        => parts.SendCompletion.NdisMSendNetBufferListsComplete(
            miniportAdapterHandle, netBufferList, sendCompleteFlags);

    /// <inheritdoc/>
    public void NdisMIndicateReceiveNetBufferLists(
         NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
        => parts.Receive.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);

    /// <inheritdoc/>
    public NDIS_HANDLE NdisAllocateNetBufferListPool(
         NDIS_HANDLE ndisHandle,
        ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
        => parts.Pools.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);

    /// <inheritdoc/>
    public void NdisFreeNetBufferListPool(NDIS_HANDLE poolHandle)
        => parts.Pools.NdisFreeNetBufferListPool(poolHandle);

    /// <inheritdoc/>
    public NDIS_HANDLE NdisAllocateNetBufferPool(NDIS_HANDLE ndisHandle, ref NET_BUFFER_POOL_PARAMETERS parameters)
        => parts.Pools.NdisAllocateNetBufferPool(ndisHandle, ref parameters);

    /// <inheritdoc/>
    public void NdisFreeNetBufferPool(NDIS_HANDLE poolHandle)
        => parts.Pools.NdisFreeNetBufferPool(poolHandle);

    /// <inheritdoc/>
    public NET_BUFFER_LIST NdisAllocateNetBufferList(NDIS_HANDLE poolHandle, ushort contextSize, ushort contextBackFill)
        => parts.NetBufferLists.NdisAllocateNetBufferList(poolHandle, contextSize, contextBackFill);

    /// <inheritdoc/>
    public NET_BUFFER_LIST NdisAllocateNetBufferAndNetBufferList(
         NDIS_HANDLE poolHandle,
        ushort contextSize,
        ushort contextBackFill,
        MDL mdlChain,
        uint dataOffset,
        ulong dataLength)
        => parts.NetBufferLists.NdisAllocateNetBufferAndNetBufferList(
            poolHandle, contextSize, contextBackFill, mdlChain, dataOffset, dataLength);

    /// <inheritdoc/>
    public void NdisFreeNetBufferList(NET_BUFFER_LIST netBufferList)
        => parts.NetBufferLists.NdisFreeNetBufferList(netBufferList);

    /// <inheritdoc/>
    public NET_BUFFER NdisAllocateNetBuffer(NDIS_HANDLE poolHandle, MDL mdlChain, uint dataOffset, ulong dataLength)
        => parts.NetBuffers.NdisAllocateNetBuffer(poolHandle, mdlChain, dataOffset, dataLength);

    /// <inheritdoc/>
    public NET_BUFFER NdisAllocateNetBufferMdlAndData(NDIS_HANDLE poolHandle)
        => parts.NetBuffers.NdisAllocateNetBufferMdlAndData(poolHandle);

    /// <inheritdoc/>
    public void NdisFreeNetBuffer(NET_BUFFER netBuffer)
        => parts.NetBuffers.NdisFreeNetBuffer(netBuffer);

    /// <inheritdoc/>
    public MDL NdisAllocateMdl(NDIS_HANDLE ndisHandle, PVOID virtualAddress, uint length)
        => parts.Mdls.NdisAllocateMdl(ndisHandle, virtualAddress, length);

    /// <inheritdoc/>
    public void NdisFreeMdl(MDL mdl)
        => parts.Mdls.NdisFreeMdl(mdl);

    /// <inheritdoc/>
    public PVOID NdisGetDataBuffer(
         NET_BUFFER netBuffer,
        uint bytesNeeded,
        PVOID storage,
        uint alignMultiple,
        uint alignOffset)
        => parts.Data.NdisGetDataBuffer(netBuffer, bytesNeeded, storage, alignMultiple, alignOffset);

    /// <inheritdoc/>
    public void NdisAdjustNetBufferCurrentMdl(NET_BUFFER netBuffer)
        => parts.Data.NdisAdjustNetBufferCurrentMdl(netBuffer);

    /// <inheritdoc/>
    public void NdisAllocateSpinLock(NDIS_SPIN_LOCK spinLock)
        => kernel.SpinLocks.NdisAllocateSpinLock(spinLock);

    /// <inheritdoc/>
    public void NdisFreeSpinLock(NDIS_SPIN_LOCK spinLock)
        => kernel.SpinLocks.NdisFreeSpinLock(spinLock);

    /// <inheritdoc/>
    public void NdisAcquireSpinLock(NDIS_SPIN_LOCK spinLock)
        => kernel.SpinLocks.NdisAcquireSpinLock(spinLock);

    /// <inheritdoc/>
    public void NdisReleaseSpinLock(NDIS_SPIN_LOCK spinLock)
        => kernel.SpinLocks.NdisReleaseSpinLock(spinLock);

    /// <inheritdoc/>
    public void NdisDprAcquireSpinLock(NDIS_SPIN_LOCK spinLock)
        => kernel.SpinLocks.NdisDprAcquireSpinLock(spinLock);

    /// <inheritdoc/>
    public void NdisDprReleaseSpinLock(NDIS_SPIN_LOCK spinLock)
        => kernel.SpinLocks.NdisDprReleaseSpinLock(spinLock);

    /// <inheritdoc/>
    public byte KeGetCurrentIrql()
        => kernel.Irql.KeGetCurrentIrql();

    /// <inheritdoc/>
    public void KeRaiseIrql(byte newIrql, out byte oldIrql)
        => kernel.Irql.KeRaiseIrql(newIrql, out oldIrql);

    /// <inheritdoc/>
    public void KeLowerIrql(byte newIrql)
        => kernel.Irql.KeLowerIrql(newIrql);

    /// <inheritdoc/>
    public void NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql)
        => kernel.Irql.NDIS_RAISE_IRQL_TO_DISPATCH(out oldIrql);

    /// <inheritdoc/>
    public void NDIS_LOWER_IRQL(byte oldIrql)
        => kernel.Irql.NDIS_LOWER_IRQL(oldIrql);

    /// <inheritdoc/>
    public PVOID NdisAllocateMemoryWithTagPriority(
         NDIS_HANDLE ndisHandle,
        uint length,
        uint tag,
        EX_POOL_PRIORITY priority)
        => kernel.PoolMemory.NdisAllocateMemoryWithTagPriority(ndisHandle, length, tag, priority);

    /// <inheritdoc/>
    public void NdisFreeMemory(PVOID virtualAddress, uint length, uint memoryFlags)
        => kernel.PoolMemory.NdisFreeMemory(virtualAddress, length, memoryFlags);

    /// <inheritdoc/>
    public NDIS_STATUS NdisMMapIoSpace(
         out PVOID virtualAddress,
        NDIS_HANDLE miniportAdapterHandle,
        PHYSICAL_ADDRESS physicalAddress,
        uint length)
        => kernel.IoSpaces.NdisMMapIoSpace(out virtualAddress, miniportAdapterHandle, physicalAddress, length);

    /// <inheritdoc/>
    public void NdisMUnmapIoSpace(NDIS_HANDLE miniportAdapterHandle, PVOID virtualAddress, uint length)
        => kernel.IoSpaces.NdisMUnmapIoSpace(miniportAdapterHandle, virtualAddress, length);

    /// <inheritdoc/>
    public uint NdisReadRegisterUlong(PVOID register)
        => kernel.IoSpaces.NdisReadRegisterUlong(register);

    /// <inheritdoc/>
    public void NdisWriteRegisterUlong(PVOID register, uint data)
        => kernel.IoSpaces.NdisWriteRegisterUlong(register, data);

    /// <inheritdoc/>
    public void NdisMSleep(uint microsecondsToSleep)
        => parts.Waits.NdisMSleep(microsecondsToSleep);

    /// <inheritdoc/>
    public void NdisStallExecution(uint microsecondsToStall)
        => parts.Waits.NdisStallExecution(microsecondsToStall);

    /// <inheritdoc/>
    public void NdisInitializeEvent(NDIS_EVENT ndisEvent)
        => parts.Waits.NdisInitializeEvent(ndisEvent);

    /// <inheritdoc/>
    public void NdisSetEvent(NDIS_EVENT ndisEvent)
        => parts.Waits.NdisSetEvent(ndisEvent);

    /// <inheritdoc/>
    public void NdisResetEvent(NDIS_EVENT ndisEvent)
        => parts.Waits.NdisResetEvent(ndisEvent);

    /// <inheritdoc/>
    public bool NdisWaitEvent(NDIS_EVENT ndisEvent, uint millisecondsToWait)
        => parts.Waits.NdisWaitEvent(ndisEvent, millisecondsToWait);

    /// <inheritdoc/>
    public PVOID MmGetSystemAddressForMdlSafe(MDL mdl, EX_POOL_PRIORITY priority)
        => kernel.PoolMemory.MmGetSystemAddressForMdlSafe(mdl, priority);

    /// <inheritdoc/>
    public PHYSICAL_ADDRESS MmGetPhysicalAddress(PVOID baseAddress)
        => kernel.PoolMemory.MmGetPhysicalAddress(baseAddress);

    /// <inheritdoc/>
    public PVOID Pin(object target)
        => kernel.Contexts.Pin(target);

    /// <inheritdoc/>
    public T Get<T>(PVOID context)
        where T : class
        => kernel.Contexts.Get<T>(context);

    /// <inheritdoc/>
    public T Get<T>(NDIS_HANDLE context)
        where T : class
        => kernel.Contexts.Get<T>(context);

    /// <inheritdoc/>
    public void Unpin(PVOID context)
        => kernel.Contexts.Unpin(context);

    /// <inheritdoc/>
    public void NdisMAllocateSharedMemory(
         NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        out PVOID virtualAddress,
        out PHYSICAL_ADDRESS physicalAddress)
        => kernel.SharedMemory.NdisMAllocateSharedMemory(
            miniportAdapterHandle, length, cached, out virtualAddress, out physicalAddress);

    /// <inheritdoc/>
    public void NdisMFreeSharedMemory(
         NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
        => kernel.SharedMemory.NdisMFreeSharedMemory(
            miniportAdapterHandle, length, cached, virtualAddress, physicalAddress);

    /// <inheritdoc/>
    public NDIS_STATUS NdisMRegisterInterruptEx(
         NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
        => kernel.Interrupts.NdisMRegisterInterruptEx(
            miniportAdapterHandle, miniportInterruptContext, ref miniportInterruptCharacteristics, out ndisInterruptHandle);

    /// <inheritdoc/>
    public void NdisMDeregisterInterruptEx(NDIS_HANDLE ndisInterruptHandle)
        => kernel.Interrupts.NdisMDeregisterInterruptEx(ndisInterruptHandle);

    /// <inheritdoc/>
    public bool NdisMSynchronizeWithInterruptEx(
         NDIS_HANDLE ndisInterruptHandle,
        uint messageId,
        MINIPORT_SYNCHRONIZE_INTERRUPT synchronizeFunction,
        NDIS_HANDLE synchronizeContext)
        => kernel.Interrupts.NdisMSynchronizeWithInterruptEx(
            ndisInterruptHandle, messageId, synchronizeFunction, synchronizeContext);

    /// <inheritdoc/>
    public uint NdisMQueueDpc(
         NDIS_HANDLE ndisInterruptHandle,
        uint messageId,
        uint targetProcessors,
        PVOID miniportDpcContext)
        => kernel.Interrupts.NdisMQueueDpc(ndisInterruptHandle, messageId, targetProcessors, miniportDpcContext);

    /// <inheritdoc/>
    public NDIS_STATUS NdisMRegisterMiniportDriver(
         DRIVER_OBJECT driverObject,
        UNICODE_STRING registryPath,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS miniportDriverCharacteristics,
        out NDIS_HANDLE ndisMiniportDriverHandle)
        => parts.Registration.NdisMRegisterMiniportDriver(
            driverObject, registryPath, miniportDriverContext, ref miniportDriverCharacteristics, out ndisMiniportDriverHandle);

    /// <inheritdoc/>
    public void NdisMDeregisterMiniportDriver(NDIS_HANDLE ndisMiniportDriverHandle)
        => parts.Registration.NdisMDeregisterMiniportDriver(ndisMiniportDriverHandle);

    /// <inheritdoc/>
    public NDIS_STATUS NdisMSetMiniportAttributes(
         NDIS_HANDLE ndisMiniportHandle,
        ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES miniportAttributes)
        => parts.Registration.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);

    /// <inheritdoc/>
    public NDIS_STATUS NdisMSetMiniportAttributes(
         NDIS_HANDLE ndisMiniportHandle,
        ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes)
        => parts.Registration.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);

    /// <inheritdoc/>
    public uint NdisGetVersion()
        => parts.Registration.NdisGetVersion();

    /// <inheritdoc/>
    public void NdisMPauseComplete(NDIS_HANDLE miniportAdapterHandle)
        => parts.Lifecycle.NdisMPauseComplete(miniportAdapterHandle);

    /// <inheritdoc/>
    public void NdisMRestartComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status)
        => parts.Lifecycle.NdisMRestartComplete(miniportAdapterHandle, status);

    /// <inheritdoc/>
    public void NdisMOidRequestComplete(
         NDIS_HANDLE miniportAdapterHandle,
        NDIS_OID_REQUEST oidRequest,
        NDIS_STATUS status)
        => parts.Oids.NdisMOidRequestComplete(miniportAdapterHandle, oidRequest, status);

    /// <inheritdoc/>
    public void NdisWriteErrorLogEntry(
         NDIS_HANDLE ndisAdapterHandle,
        uint errorCode,
        params ReadOnlySpan<ulong> errorValues)
        => kernel.ErrorLog.NdisWriteErrorLogEntry(ndisAdapterHandle, errorCode, errorValues);
}
