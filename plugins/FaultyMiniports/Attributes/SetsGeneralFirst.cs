using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("attr-002-sets-general-first", typeof(SetsGeneralFirst))]
[assembly: FaultyMiniport("attr-002-sets-general-first", "ATTR-002")]

namespace FaultyMiniports;

/// <summary>Sets general attributes before the registration attributes.</summary>
public sealed class SetsGeneralFirst : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES miniportAttributes)
    {
        ReferenceMiniport.NdisVersion version = ReferenceMiniport.NdisVersion.HighestCommon(Inner.NdisGetVersion());
        NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES general = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES,
                version.GeneralAttributesRevision,
                version.GeneralAttributesSize),
            MediaType = NDIS_MEDIUM.NdisMedium802_3,
            MtuSize = Adapter.MtuSize,
            SupportedPacketFilters = Adapter.PacketFilters,
            MacAddressLength = 6,
            SupportedStatistics = NDIS_STATISTICS_FLAGS_VALID_ALL,
        };
        Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref general);
        return Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);
    }
}
