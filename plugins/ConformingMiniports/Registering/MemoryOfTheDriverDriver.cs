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
    protected override NDIS_STATUS OnRegistered()
    {
        _memory = Ndis.NdisAllocateMemoryWithTagPriority(
            DriverHandle, MemoryBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        return _memory == null ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS;
    }

    /// <inheritdoc/>
    protected override void OnUnload() => Ndis.NdisFreeMemory(_memory, MemoryBytes, 0);
}
