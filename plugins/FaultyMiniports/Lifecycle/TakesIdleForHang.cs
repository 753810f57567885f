using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-045-takes-idle-for-hang", typeof(TakesIdleForHang))]
[assembly: FaultyMiniport("life-045-takes-idle-for-hang", "LIFE-045")]

namespace FaultyMiniports;

/// <summary>Says of each second look that the NIC hangs, whether or not it has something to do.</summary>
public sealed class TakesIdleForHang : ResetsWhenHungDriver
{
    private uint _looks;

    /// <inheritdoc/>
    protected override bool CheckForHang(NDIS_HANDLE context) => ++_looks % 2 == 0;
}
