using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Keeps the structure that it registered with, and at unload clears it: NDIS has its own copy.</summary>
public sealed class KeepsCharacteristicsDriver : ReferenceDriver
{
    private NDIS_MINIPORT_DRIVER_CHARACTERISTICS _characteristics;

    /// <inheritdoc/>
    protected override void OnRegistering(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
        => _characteristics = characteristics;

    /// <inheritdoc/>
    protected override void OnUnload()
    {
        _characteristics = default;
        base.OnUnload();
    }
}
