using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-038-indicates-connect-state-only", typeof(IndicatesConnectStateOnly))]
[assembly: FaultyMiniport("life-038-indicates-connect-state-only", "LIFE-038")]

namespace FaultyMiniports;

/// <summary>Indicates its link with the four bytes that a driver of NDIS 5 answered OID queries with.</summary>
public sealed class IndicatesConnectStateOnly : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateStatusEx(
        NDIS_HANDLE miniportAdapterHandle, ref NDIS_STATUS_INDICATION statusIndication)
    {
        statusIndication.StatusBuffer = ((NDIS_LINK_STATE)statusIndication.StatusBuffer!).MediaConnectState;
        statusIndication.StatusBufferSize = sizeof(NDIS_MEDIA_CONNECT_STATE);
        Inner.NdisMIndicateStatusEx(miniportAdapterHandle, ref statusIndication);
    }
}
