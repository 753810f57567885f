using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("reg-016-keeps-driver-memory", typeof(KeepsDriverMemory))]
[assembly: FaultyMiniport("reg-016-keeps-driver-memory", "REG-016")]

namespace FaultyMiniports;

/// <summary>Allocates memory for all adapters in DriverEntry, and never frees it.</summary>
public sealed class KeepsDriverMemory : FaultyMiniport
{
    private const uint Bytes = 64;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterMiniportDriver(
        DRIVER_OBJECT driverObject,
        UNICODE_STRING registryPath,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS miniportDriverCharacteristics,
        out NDIS_HANDLE ndisMiniportDriverHandle)
    {
        NDIS_STATUS status = base.NdisMRegisterMiniportDriver(
            driverObject,
            registryPath,
            miniportDriverContext,
            ref miniportDriverCharacteristics,
            out ndisMiniportDriverHandle);
        if (status == NDIS_STATUS_SUCCESS)
        {
            _ = Inner.NdisAllocateMemoryWithTagPriority(
                ndisMiniportDriverHandle, Bytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        }

        return status;
    }
}
