using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("ndis5-021-registers-as-ndis-6", typeof(RegistersAsNdis6), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-021-registers-as-ndis-6", "NDIS5-021")]

namespace FaultyMiniports;

/// <summary>Gives NdisMRegisterMiniport the version 6.0, which it does not take.</summary>
public sealed class RegistersAsNdis6 : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
        => (characteristics.MajorNdisVersion, characteristics.MinorNdisVersion) = (6, 0);
}
