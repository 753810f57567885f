using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-036-leaves-status-header-zero", typeof(LeavesStatusHeaderZero))]
[assembly: FaultyMiniport("life-036-leaves-status-header-zero", "LIFE-036")]

namespace FaultyMiniports;

/// <summary>Indicates its link without a header in NDIS_STATUS_INDICATION.</summary>
public sealed class LeavesStatusHeaderZero : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateStatusEx(
        NDIS_HANDLE miniportAdapterHandle, ref NDIS_STATUS_INDICATION statusIndication)
    {
        statusIndication.Header = default;
        Inner.NdisMIndicateStatusEx(miniportAdapterHandle, ref statusIndication);
    }
}
