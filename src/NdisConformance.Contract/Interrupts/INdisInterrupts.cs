namespace NdisConformance.Contract;

/// <summary>Line interrupts.</summary>
public interface INdisInterrupts
{
    /// <summary>
    /// Registers the interrupt handlers: from MiniportInitializeEx after the attributes. PASSIVE_LEVEL. SUCCESS;
    /// RESOURCES; another error. The ISR may run before the call returns. Source: IntR.
    /// </summary>
    NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle);

    /// <summary>
    /// Deregisters the interrupt; returns when every DPC has run, none runs afterwards. PASSIVE_LEVEL. Source:
    /// IntD.
    /// </summary>
    void NdisMDeregisterInterruptEx(NDIS_HANDLE ndisInterruptHandle);

    /// <summary>
    /// Runs a function at DIRQL, out of reach of the ISR, and returns its value. At most DIRQL. Source: SyncI.
    /// </summary>
    bool NdisMSynchronizeWithInterruptEx(
        NDIS_HANDLE ndisInterruptHandle,
        uint messageId,
        MINIPORT_SYNCHRONIZE_INTERRUPT synchronizeFunction,
        NDIS_HANDLE synchronizeContext);

    /// <summary>
    /// Queues the DPC on processors (a bit mask, 0 for the current one); returns the processors on which it was
    /// queued now. Any IRQL.
    /// </summary>
    uint NdisMQueueDpc(
        NDIS_HANDLE ndisInterruptHandle,
        uint messageId,
        uint targetProcessors,
        PVOID miniportDpcContext);

    /// <summary>
    /// Queues the DPC on processors of a group (a mask of 0 for the current processor); returns the mask of those on
    /// which it was queued now. A processor on which the DPC is queued already, or that does not exist, is left out.
    /// messageId is 0 for a line interrupt. Drivers of NDIS 6.20 and later call this instead of NdisMQueueDpc. Any
    /// IRQL. Source: wdk-ddi-src/content/ndis/nf-ndis-ndismqueuedpcex.md.
    /// </summary>
    ulong NdisMQueueDpcEx(
        NDIS_HANDLE ndisInterruptHandle,
        uint messageId,
        in GROUP_AFFINITY targetProcessors,
        PVOID miniportDpcContext);
}
