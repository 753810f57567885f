namespace NdisConformance.Contract;

/// <summary>
/// NDIS as a miniport sees it: every DDI function of the harness. A driver receives it in DriverEntry and keeps it;
/// it belongs to one simulated machine.
/// </summary>
public interface INdis :
    INdisRegistration,
    INdisScatterGather,
    INdisSharedMemory,
    INdisPools,
    INdisDataPath,
    INdisLifecycle,
    INdisStatus,
    INdisInterrupts,
    INdisKernel,
    INdisContexts
{
}
