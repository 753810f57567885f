using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "reg-013-ignores-refused-miniport", typeof(IgnoresRefusedMiniport), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("reg-013-ignores-refused-miniport", "REG-013")]

namespace FaultyMiniports;

/// <summary>Takes a failed NdisMRegisterMiniport for a success.</summary>
public sealed class IgnoresRefusedMiniport : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterMiniport(
        NDIS_HANDLE ndisWrapperHandle,
        ref NDIS_MINIPORT_CHARACTERISTICS miniportCharacteristics,
        uint characteristicsLength)
    {
        base.NdisMRegisterMiniport(ndisWrapperHandle, ref miniportCharacteristics, characteristicsLength);
        return NDIS_STATUS_SUCCESS;
    }
}
