using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Has memory that belongs to the driver rather than to an adapter: allocated in DriverEntry after the registration,
/// freed at unload. Without it, DriverEntry takes the registration back and fails.
/// </summary>
public sealed class MemoryOfTheDriverDriver : ReferenceDriver
{
    private const uint MemoryBytes = 256;
    private PVOID _memory;

    /// <inheritdoc/>
    public override NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        NDIS_STATUS status = base.DriverEntry(ndis, driverObject, registryPath);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return status;
        }

        _memory = _ndis.NdisAllocateMemoryWithTagPriority(
            _driverHandle, MemoryBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        if (_memory == null)
        {
            _ndis.NdisMDeregisterMiniportDriver(_driverHandle);
            return NDIS_STATUS_RESOURCES;
        }

        return NDIS_STATUS_SUCCESS;
    }

    /// <inheritdoc/>
    protected override void Unload(DRIVER_OBJECT driverObject)
    {
        _ndis.NdisFreeMemory(_memory, MemoryBytes, 0);
        base.Unload(driverObject);
    }
}
