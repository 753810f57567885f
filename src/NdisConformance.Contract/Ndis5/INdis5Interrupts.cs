namespace NdisConformance.Contract;

/// <summary>Interrupts of NDIS 5.</summary>
public interface INdis5Interrupts
{
    /// <summary>
    /// Connects the interrupt; interrupt lies in memory of the driver and belongs to NDIS until the deregistration.
    /// requestIsr TRUE calls MiniportISR for every interrupt; a line that is shared needs it. PASSIVE_LEVEL, from
    /// MiniportInitialize. SUCCESS; RESOURCE_CONFLICT; RESOURCES; FAILURE. NDIS 6 twin: NdisMRegisterInterruptEx.
    /// Source: IntR5.
    /// </summary>
    NDIS_STATUS NdisMRegisterInterrupt(
        NDIS_MINIPORT_INTERRUPT interrupt,
        NDIS_HANDLE miniportAdapterHandle,
        uint interruptVector,
        uint interruptLevel,
        bool requestIsr,
        bool sharedInterrupt,
        NDIS_INTERRUPT_MODE interruptMode);

    /// <summary>
    /// Disconnects the interrupt, which the NIC raises no more. PASSIVE_LEVEL, from MiniportHalt or a failing
    /// MiniportInitialize. NDIS 6 twin: NdisMDeregisterInterruptEx. Source: IntD5.
    /// </summary>
    void NdisMDeregisterInterrupt(NDIS_MINIPORT_INTERRUPT interrupt);

    /// <summary>
    /// Runs a function at the level of the interrupt, with its lock, and gives what it returned. At most DIRQL. NDIS 6
    /// twin: NdisMSynchronizeWithInterruptEx. Source: IntS5.
    /// </summary>
    bool NdisMSynchronizeWithInterrupt(
        NDIS_MINIPORT_INTERRUPT interrupt,
        MINIPORT_SYNCHRONIZE_INTERRUPT synchronizeFunction,
        NDIS_HANDLE synchronizeContext);
}
