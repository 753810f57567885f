using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-040-keeps-link-to-itself", typeof(KeepsLinkToItself))]
[assembly: FaultyMiniport("life-040-keeps-link-to-itself", "LIFE-040")]

namespace FaultyMiniports;

/// <summary>Notices that its link changes and tells nobody.</summary>
public sealed class KeepsLinkToItself : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateStatusEx(
        NDIS_HANDLE miniportAdapterHandle, ref NDIS_STATUS_INDICATION statusIndication)
    {
    }
}
