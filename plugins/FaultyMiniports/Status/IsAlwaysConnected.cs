using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-041-is-always-connected", typeof(IsAlwaysConnected))]
[assembly: FaultyMiniport("life-041-is-always-connected", "LIFE-041")]

namespace FaultyMiniports;

/// <summary>Indicates a link that is connected, whatever changed.</summary>
public sealed class IsAlwaysConnected : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateStatusEx(
        NDIS_HANDLE miniportAdapterHandle, ref NDIS_STATUS_INDICATION statusIndication)
    {
        NDIS_LINK_STATE state = (NDIS_LINK_STATE)statusIndication.StatusBuffer!;
        state.MediaConnectState = NDIS_MEDIA_CONNECT_STATE.MediaConnectStateConnected;
        statusIndication.StatusBuffer = state;
        Inner.NdisMIndicateStatusEx(miniportAdapterHandle, ref statusIndication);
    }
}
