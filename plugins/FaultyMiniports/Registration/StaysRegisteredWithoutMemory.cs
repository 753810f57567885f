using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("reg-011-stays-registered-without-memory", typeof(StaysRegisteredWithoutMemory))]
[assembly: FaultyMiniport("reg-011-stays-registered-without-memory", "REG-011")]

namespace FaultyMiniports;

/// <summary>
/// Allocates two blocks in DriverEntry after the registration. If there is no memory for the second, it frees the
/// first, fails DriverEntry and stays registered.
/// </summary>
public sealed class StaysRegisteredWithoutMemory : FaultyMiniport
{
    private const uint BlockBytes = 64;

    private PVOID _first;
    private PVOID _second;

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
        if (status != NDIS_STATUS_SUCCESS)
        {
            return status;
        }

        _first = Allocate(ndisMiniportDriverHandle);
        if (_first == null)
        {
            Inner.NdisMDeregisterMiniportDriver(ndisMiniportDriverHandle);
            return NDIS_STATUS_RESOURCES;
        }

        _second = Allocate(ndisMiniportDriverHandle);
        if (_second == null)
        {
            Inner.NdisFreeMemory(_first, BlockBytes, 0);
            return NDIS_STATUS_RESOURCES;
        }

        return NDIS_STATUS_SUCCESS;
    }

    /// <inheritdoc/>
    public override void NdisMDeregisterMiniportDriver(NDIS_HANDLE ndisMiniportDriverHandle)
    {
        Inner.NdisFreeMemory(_second, BlockBytes, 0);
        Inner.NdisFreeMemory(_first, BlockBytes, 0);
        Inner.NdisMDeregisterMiniportDriver(ndisMiniportDriverHandle);
    }

    private PVOID Allocate(NDIS_HANDLE driverHandle) => Inner.NdisAllocateMemoryWithTagPriority(
        driverHandle, BlockBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
}
