using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("reg-015-settles-for-lowest-version", typeof(SettlesForLowestVersion))]
[assembly: FaultyMiniport("reg-015-settles-for-lowest-version", "REG-015")]

namespace FaultyMiniports;

/// <summary>Registers NDIS 6.0 whatever the host offers.</summary>
public sealed class SettlesForLowestVersion : FaultyMiniport
{
    /// <inheritdoc/>
    public override uint NdisGetVersion()
    {
        _ = Inner.NdisGetVersion();
        return NdisVersion(6, 0);
    }
}
