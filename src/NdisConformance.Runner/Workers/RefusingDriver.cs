using NdisConformance.Contract;

namespace NdisConformance.Runner;

/// <summary>
/// Refuses to load. A worker runs it while it waits for its plugin: most of what a scenario needs is compiled then.
/// </summary>
internal sealed class RefusingDriver : IMiniportDriver
{
    public NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
        => NDIS_STATUS.NDIS_STATUS_FAILURE;
}
