using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("entry-failure-stays-registered", typeof(EntryFailureStaysRegistered))]

namespace FieldMiniports;

/// <summary>
/// When the memory that all adapters share cannot be allocated, DriverEntry fails, but leaves the driver registered.
/// </summary>
public sealed class EntryFailureStaysRegistered : FieldDriver
{
    private const uint TableBytes = 256;

    private PVOID _table;

    /// <inheritdoc/>
    public override NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        NDIS_STATUS status = base.DriverEntry(ndis, driverObject, registryPath);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return status;
        }

        _table = ndis.NdisAllocateMemoryWithTagPriority(
            _driverHandle, TableBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        return _table == null ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS;
    }

    /// <inheritdoc/>
    protected override void Unload(DRIVER_OBJECT driverObject)
    {
        _ndis.NdisFreeMemory(_table, 0, 0);
        base.Unload(driverObject);
    }
}
