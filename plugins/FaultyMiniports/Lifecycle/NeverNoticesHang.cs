using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-042-never-notices-hang", typeof(NeverNoticesHang))]
[assembly: FaultyMiniport("life-042-never-notices-hang", "LIFE-042")]

namespace FaultyMiniports;

/// <summary>Is asked whether the NIC hangs, and looks only whether it is still there.</summary>
public sealed class NeverNoticesHang : ResetsWhenHungDriver
{
    /// <inheritdoc/>
    protected override bool CheckForHang(NDIS_HANDLE context) => false;
}
