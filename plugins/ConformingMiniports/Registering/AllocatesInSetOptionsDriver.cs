using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Allocates memory of the driver in MiniportSetOptions, which fails without it. The registration fails then, and
/// DriverEntry hands that on. The memory is freed at unload.
/// </summary>
public sealed class AllocatesInSetOptionsDriver : ReferenceDriver
{
    private const uint MemoryBytes = 128;
    private PVOID _memory;

    /// <inheritdoc/>
    protected override NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics()
    {
        NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics = base.Characteristics();
        characteristics.SetOptionsHandler = SetOptions;
        return characteristics;
    }

    /// <inheritdoc/>
    protected override void Unload(DRIVER_OBJECT driverObject)
    {
        _ndis.NdisFreeMemory(_memory, MemoryBytes, 0);
        base.Unload(driverObject);
    }

    private NDIS_STATUS SetOptions(NDIS_HANDLE ndisDriverHandle, NDIS_HANDLE driverContext)
    {
        _memory = _ndis.NdisAllocateMemoryWithTagPriority(
            ndisDriverHandle, MemoryBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        return _memory == null ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS;
    }
}
