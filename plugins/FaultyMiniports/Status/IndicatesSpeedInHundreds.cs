using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_MEDIA_CONNECT_STATE;

[assembly: NdisMiniport("life-046-indicates-speed-in-hundreds", typeof(IndicatesSpeedInHundreds))]
[assembly: FaultyMiniport("life-046-indicates-speed-in-hundreds", "LIFE-046")]

namespace FaultyMiniports;

/// <summary>Indicates the speed of its link in units of 100 bits per second, as it was in NDIS 5.</summary>
public sealed class IndicatesSpeedInHundreds : FaultyMiniport
{
    private const ulong Unit = 100;

    /// <inheritdoc/>
    public override void NdisMIndicateStatusEx(
        NDIS_HANDLE miniportAdapterHandle, ref NDIS_STATUS_INDICATION statusIndication)
    {
        NDIS_LINK_STATE state = (NDIS_LINK_STATE)statusIndication.StatusBuffer!;
        if (state.MediaConnectState == MediaConnectStateConnected)
        {
            state.XmitLinkSpeed /= Unit;
            state.RcvLinkSpeed /= Unit;
        }

        statusIndication.StatusBuffer = state;
        Inner.NdisMIndicateStatusEx(miniportAdapterHandle, ref statusIndication);
    }
}
