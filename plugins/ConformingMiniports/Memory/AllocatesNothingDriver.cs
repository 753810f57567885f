using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>Allocates a table that has no entries yet: no bytes, and with NULL for the handle.</summary>
public sealed class AllocatesNothingDriver : ReferenceDriver
{
    private PVOID _table;

    /// <inheritdoc/>
    public override NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        NDIS_STATUS status = base.DriverEntry(ndis, driverObject, registryPath);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return status;
        }

        _table = _ndis.NdisAllocateMemoryWithTagPriority(
            default, 0, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        if (_table == null)
        {
            _ndis.NdisMDeregisterMiniportDriver(_driverHandle);
            return NDIS_STATUS_RESOURCES;
        }

        return NDIS_STATUS_SUCCESS;
    }

    /// <inheritdoc/>
    protected override void Unload(DRIVER_OBJECT driverObject)
    {
        _ndis.NdisFreeMemory(_table, 0, 0);
        base.Unload(driverObject);
    }
}
