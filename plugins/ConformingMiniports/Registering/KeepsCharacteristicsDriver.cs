using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Keeps the structure that it registered with, and at unload clears it: NDIS has its own copy.</summary>
public sealed class KeepsCharacteristicsDriver : ReferenceDriver
{
    private NDIS_MINIPORT_DRIVER_CHARACTERISTICS _characteristics;

    /// <inheritdoc/>
    protected override NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics()
        => _characteristics = base.Characteristics();

    /// <inheritdoc/>
    protected override void Unload(DRIVER_OBJECT driverObject)
    {
        _characteristics = default;
        base.Unload(driverObject);
    }
}
