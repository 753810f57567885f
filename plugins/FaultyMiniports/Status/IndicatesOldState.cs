using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_MEDIA_CONNECT_STATE;

[assembly: NdisMiniport("life-041-indicates-old-state", typeof(IndicatesOldState))]
[assembly: FaultyMiniport("life-041-indicates-old-state", "LIFE-041")]

namespace FaultyMiniports;

/// <summary>Indicates the state that its link had before it changed.</summary>
public sealed class IndicatesOldState : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateStatusEx(
        NDIS_HANDLE miniportAdapterHandle, ref NDIS_STATUS_INDICATION statusIndication)
    {
        NDIS_LINK_STATE state = (NDIS_LINK_STATE)statusIndication.StatusBuffer!;
        state.MediaConnectState = state.MediaConnectState == MediaConnectStateConnected
            ? MediaConnectStateDisconnected
            : MediaConnectStateConnected;
        statusIndication.StatusBuffer = state;
        Inner.NdisMIndicateStatusEx(miniportAdapterHandle, ref statusIndication);
    }
}
