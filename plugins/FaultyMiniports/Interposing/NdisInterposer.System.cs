using NdisConformance.Contract;

namespace FaultyMiniports;

/// <content>INdisLifecycle, INdisInterrupts, INdisKernel, INdisContexts.</content>
public abstract partial class NdisInterposer
{
    public virtual void NdisMPauseComplete(NDIS_HANDLE miniportAdapterHandle)
        => Inner.NdisMPauseComplete(miniportAdapterHandle);

    public virtual void NdisMRestartComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status)
        => Inner.NdisMRestartComplete(miniportAdapterHandle, status);

    public virtual void NdisMOidRequestComplete(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_OID_REQUEST oidRequest,
        NDIS_STATUS status)
        => Inner.NdisMOidRequestComplete(miniportAdapterHandle, oidRequest, status);

    public virtual void NdisWriteErrorLogEntry(
        NDIS_HANDLE ndisAdapterHandle,
        uint errorCode,
        params ReadOnlySpan<ulong> errorValues)
        => Inner.NdisWriteErrorLogEntry(ndisAdapterHandle, errorCode, errorValues);

    public virtual NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
        => Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);

    public virtual void NdisMDeregisterInterruptEx(NDIS_HANDLE ndisInterruptHandle)
        => Inner.NdisMDeregisterInterruptEx(ndisInterruptHandle);

    public virtual bool NdisMSynchronizeWithInterruptEx(
        NDIS_HANDLE ndisInterruptHandle,
        uint messageId,
        MINIPORT_SYNCHRONIZE_INTERRUPT synchronizeFunction,
        NDIS_HANDLE synchronizeContext)
        => Inner.NdisMSynchronizeWithInterruptEx(
            ndisInterruptHandle, messageId, synchronizeFunction, synchronizeContext);

    public virtual uint NdisMQueueDpc(
        NDIS_HANDLE ndisInterruptHandle,
        uint messageId,
        uint targetProcessors,
        PVOID miniportDpcContext)
        => Inner.NdisMQueueDpc(ndisInterruptHandle, messageId, targetProcessors, miniportDpcContext);

    public virtual void NdisAllocateSpinLock(NDIS_SPIN_LOCK spinLock)
        => Inner.NdisAllocateSpinLock(spinLock);

    public virtual void NdisFreeSpinLock(NDIS_SPIN_LOCK spinLock)
        => Inner.NdisFreeSpinLock(spinLock);

    public virtual void NdisAcquireSpinLock(NDIS_SPIN_LOCK spinLock)
        => Inner.NdisAcquireSpinLock(spinLock);

    public virtual void NdisReleaseSpinLock(NDIS_SPIN_LOCK spinLock)
        => Inner.NdisReleaseSpinLock(spinLock);

    public virtual void NdisDprAcquireSpinLock(NDIS_SPIN_LOCK spinLock)
        => Inner.NdisDprAcquireSpinLock(spinLock);

    public virtual void NdisDprReleaseSpinLock(NDIS_SPIN_LOCK spinLock)
        => Inner.NdisDprReleaseSpinLock(spinLock);

    public virtual byte KeGetCurrentIrql()
        => Inner.KeGetCurrentIrql();

    public virtual void KeRaiseIrql(byte newIrql, out byte oldIrql)
        => Inner.KeRaiseIrql(newIrql, out oldIrql);

    public virtual void KeLowerIrql(byte newIrql)
        => Inner.KeLowerIrql(newIrql);

    public virtual void NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql)
        => Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out oldIrql);

    public virtual void NDIS_LOWER_IRQL(byte oldIrql)
        => Inner.NDIS_LOWER_IRQL(oldIrql);

    public virtual PVOID NdisAllocateMemoryWithTagPriority(
        NDIS_HANDLE ndisHandle,
        uint length,
        uint tag,
        EX_POOL_PRIORITY priority)
        => Inner.NdisAllocateMemoryWithTagPriority(ndisHandle, length, tag, priority);

    public virtual void NdisFreeMemory(PVOID virtualAddress, uint length, uint memoryFlags)
        => Inner.NdisFreeMemory(virtualAddress, length, memoryFlags);

    public virtual NDIS_STATUS NdisMMapIoSpace(
        out PVOID virtualAddress,
        NDIS_HANDLE miniportAdapterHandle,
        PHYSICAL_ADDRESS physicalAddress,
        uint length)
        => Inner.NdisMMapIoSpace(out virtualAddress, miniportAdapterHandle, physicalAddress, length);

    public virtual void NdisMUnmapIoSpace(NDIS_HANDLE miniportAdapterHandle, PVOID virtualAddress, uint length)
        => Inner.NdisMUnmapIoSpace(miniportAdapterHandle, virtualAddress, length);

    public virtual uint NdisReadRegisterUlong(PVOID register)
        => Inner.NdisReadRegisterUlong(register);

    public virtual void NdisWriteRegisterUlong(PVOID register, uint data)
        => Inner.NdisWriteRegisterUlong(register, data);

    public virtual void NdisMSleep(uint microsecondsToSleep)
        => Inner.NdisMSleep(microsecondsToSleep);

    public virtual void NdisStallExecution(uint microsecondsToStall)
        => Inner.NdisStallExecution(microsecondsToStall);

    public virtual void NdisInitializeEvent(NDIS_EVENT ndisEvent)
        => Inner.NdisInitializeEvent(ndisEvent);

    public virtual void NdisSetEvent(NDIS_EVENT ndisEvent)
        => Inner.NdisSetEvent(ndisEvent);

    public virtual void NdisResetEvent(NDIS_EVENT ndisEvent)
        => Inner.NdisResetEvent(ndisEvent);

    public virtual bool NdisWaitEvent(NDIS_EVENT ndisEvent, uint millisecondsToWait)
        => Inner.NdisWaitEvent(ndisEvent, millisecondsToWait);

    public virtual PVOID MmGetSystemAddressForMdlSafe(MDL mdl, EX_POOL_PRIORITY priority)
        => Inner.MmGetSystemAddressForMdlSafe(mdl, priority);

    public virtual PHYSICAL_ADDRESS MmGetPhysicalAddress(PVOID baseAddress)
        => Inner.MmGetPhysicalAddress(baseAddress);

    public virtual PVOID Pin(object target)
        => Inner.Pin(target);

    public virtual T Get<T>(PVOID context)
        where T : class
        => Inner.Get<T>(context);

    public virtual T Get<T>(NDIS_HANDLE context)
        where T : class
        => Inner.Get<T>(context);

    public virtual void Unpin(PVOID context)
        => Inner.Unpin(context);
}
