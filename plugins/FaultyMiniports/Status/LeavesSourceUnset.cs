using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-037-leaves-source-unset", typeof(LeavesSourceUnset))]
[assembly: FaultyMiniport("life-037-leaves-source-unset", "LIFE-037")]

namespace FaultyMiniports;

/// <summary>Indicates its link without a SourceHandle.</summary>
public sealed class LeavesSourceUnset : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateStatusEx(
        NDIS_HANDLE miniportAdapterHandle, ref NDIS_STATUS_INDICATION statusIndication)
    {
        statusIndication.SourceHandle = default;
        Inner.NdisMIndicateStatusEx(miniportAdapterHandle, ref statusIndication);
    }
}
