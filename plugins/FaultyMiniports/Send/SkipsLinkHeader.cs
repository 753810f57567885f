using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-012-skips-link-header", typeof(SkipsLinkHeader))]
[assembly: FaultyMiniport("send-012-skips-link-header", "SEND-012")]

namespace FaultyMiniports;

/// <summary>Moves the start of the data behind the link header, to count payload, and leaves it there.</summary>
public sealed class SkipsLinkHeader : FaultyMiniport
{
    private const uint LinkHeaderBytes = 14;

    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            NET_BUFFER frame = list.FirstNetBuffer;
            if (frame != null && frame.DataLength > LinkHeaderBytes)
            {
                frame.DataOffset += LinkHeaderBytes;
                frame.DataLength -= LinkHeaderBytes;
            }
        }

        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }
}
