using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>What becomes of the structure that a driver registered with. REG-008.</content>
public partial class NdisHost
{
    private IMiniportDriver? _loadedDriver;
    private KeptCharacteristics? _kept;

    private void RememberCharacteristics(in NDIS_MINIPORT_DRIVER_CHARACTERISTICS registered)
        => _kept = _loadedDriver is null ? null : new KeptCharacteristics(_loadedDriver, registered);

    /// <summary>States whether entry points changed, if the driver keeps the structure where it can be seen.</summary>
    private void CompareCharacteristics()
    {
        if (_driver is not null && _kept is { IsAny: true } kept)
        {
            Fact(TraceName.CharacteristicsCompared, _driver.Id.Packed, kept.Changed());
        }
    }
}
