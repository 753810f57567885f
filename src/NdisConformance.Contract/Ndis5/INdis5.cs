namespace NdisConformance.Contract;

/// <summary>
/// NDIS as a miniport of NDIS 5.0 or 5.1 sees it: every DDI function that the harness has for it. A driver receives it
/// in DriverEntry and keeps it; it belongs to one simulated machine.
/// </summary>
public interface INdis5 :
    INdis5Registration,
    INdis5ScatterGather,
    INdis5SharedMemory,
    INdis5Packets,
    INdis5DataPath,
    INdis5Lifecycle,
    INdis5Interrupts,
    INdis5Memory,
    INdisErrorLog,
    INdisServices,
    INdisContexts
{
}
