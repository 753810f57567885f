using NdisConformance.Contract;
using OddMiniports.Memory;
using ReferenceMiniport;

[assembly: NdisMiniport("table-of-the-driver", typeof(TableOfTheDriver))]

namespace OddMiniports.Memory;

/// <summary>
/// Allocates memory of the driver, with the driver's handle, when its first adapter is initialized, and frees it at
/// unload. Legal: NdisAllocateMemoryWithTagPriority takes the handle of the driver as well, and the memory is not the
/// adapter's.
/// </summary>
public sealed class TableOfTheDriver : OddDriver
{
    private const uint Bytes = 128;
    private PVOID _table;

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
    {
        _table = _table == null
            ? ndis.NdisAllocateMemoryWithTagPriority(
                _driverHandle, Bytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority)
            : _table;
        return base.NewAdapter(ndis, adapterHandle, version);
    }

    /// <inheritdoc/>
    protected override void Unload(DRIVER_OBJECT driverObject)
    {
        if (_table != null)
        {
            _ndis.NdisFreeMemory(_table, Bytes, 0);
        }

        base.Unload(driverObject);
    }
}
