using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-011-cuts-off-frames", typeof(CutsOffFrames))]
[assembly: FaultyMiniport("send-011-cuts-off-frames", "SEND-011")]

namespace FaultyMiniports;

/// <summary>Completes every list without its NET_BUFFERs.</summary>
public sealed class CutsOffFrames : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            list.FirstNetBuffer = default;
        }

        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }
}
