using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("driver-memory-pointer-stays", typeof(DriverMemoryPointerStays))]

namespace FieldMiniports;

/// <summary>
/// Memory that all adapters share is allocated for the first one and freed with the last one, but the pointer to it
/// stays: the next adapter takes it for allocated.
/// </summary>
public sealed class DriverMemoryPointerStays : FieldDriver
{
    private const uint TableBytes = 256;

    private PVOID _table;
    private uint _adapters;

    /// <inheritdoc/>
    protected override NDIS_STATUS Initialize(
        NDIS_HANDLE ndisMiniportHandle,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_INIT_PARAMETERS miniportInitParameters)
    {
        if (_table == null)
        {
            _table = _ndis.NdisAllocateMemoryWithTagPriority(
                _driverHandle, TableBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        }

        if (_table == null)
        {
            return NDIS_STATUS_RESOURCES;
        }

        NDIS_STATUS status = base.Initialize(ndisMiniportHandle, miniportDriverContext, ref miniportInitParameters);
        if (status == NDIS_STATUS_SUCCESS)
        {
            _table.Write(++_adapters);
        }
        else if (_adapters == 0)
        {
            _ndis.NdisFreeMemory(_table, 0, 0);
            _table = null;
        }

        return status;
    }

    /// <inheritdoc/>
    protected override void Halt(NDIS_HANDLE miniportAdapterContext, NDIS_HALT_ACTION haltAction)
    {
        base.Halt(miniportAdapterContext, haltAction);
        if (--_adapters == 0)
        {
            _ndis.NdisFreeMemory(_table, 0, 0);
        }
        else
        {
            _table.Write(_adapters);
        }
    }
}
