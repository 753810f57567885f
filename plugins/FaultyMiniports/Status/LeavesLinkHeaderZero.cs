using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-038-leaves-link-header-zero", typeof(LeavesLinkHeaderZero))]
[assembly: FaultyMiniport("life-038-leaves-link-header-zero", "LIFE-038")]

namespace FaultyMiniports;

/// <summary>Indicates its link without a header in NDIS_LINK_STATE.</summary>
public sealed class LeavesLinkHeaderZero : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateStatusEx(
        NDIS_HANDLE miniportAdapterHandle, ref NDIS_STATUS_INDICATION statusIndication)
    {
        NDIS_LINK_STATE state = (NDIS_LINK_STATE)statusIndication.StatusBuffer!;
        state.Header = default;
        statusIndication.StatusBuffer = state;
        Inner.NdisMIndicateStatusEx(miniportAdapterHandle, ref statusIndication);
    }
}
