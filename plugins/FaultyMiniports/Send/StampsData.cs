using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-012-stamps-data", typeof(StampsData))]
[assembly: FaultyMiniport("send-012-stamps-data", "SEND-012")]

namespace FaultyMiniports;

/// <summary>Writes a stamp of its own over the destination address of each frame that is done.</summary>
public sealed class StampsData : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            NET_BUFFER frame = list.FirstNetBuffer;
            PVOID start = frame == null
                ? null
                : Inner.MmGetSystemAddressForMdlSafe(frame.CurrentMdl, EX_POOL_PRIORITY.NormalPoolPriority);
            if (start != null)
            {
                (start + frame!.CurrentMdlOffset).Write(0x57A3_57A3u);
            }
        }

        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }
}
