using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("attr-003-lacks-general-attributes", typeof(LacksGeneralAttributes))]
[assembly: FaultyMiniport("attr-003-lacks-general-attributes", "ATTR-003")]

namespace FaultyMiniports;

/// <summary>Initializes without ever setting general attributes.</summary>
public sealed class LacksGeneralAttributes : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes)
        => NDIS_STATUS_SUCCESS;
}
