using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("ndis5-021-gives-length-of-5-0", typeof(GivesLengthOf50), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-021-gives-length-of-5-0", "NDIS5-021")]

namespace FaultyMiniports;

/// <summary>Registers as NDIS 5.1 with the length of the characteristics of NDIS 5.0.</summary>
public sealed class GivesLengthOf50 : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterMiniport(
        NDIS_HANDLE ndisWrapperHandle,
        ref NDIS_MINIPORT_CHARACTERISTICS miniportCharacteristics,
        uint characteristicsLength)
        => base.NdisMRegisterMiniport(
            ndisWrapperHandle, ref miniportCharacteristics, NDIS50_MINIPORT_CHARACTERISTICS_SIZE);
}
