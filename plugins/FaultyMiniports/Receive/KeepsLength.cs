using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-012-keeps-length", typeof(KeepsLength))]
[assembly: FaultyMiniport("recv-012-keeps-length", "RECV-012", AlsoFires = "RECV-020")]

namespace FaultyMiniports;

/// <summary>Sets the length of a list when it is first indicated, and never again.</summary>
public sealed class KeepsLength : FaultyMiniport
{
    private readonly Dictionary<NET_BUFFER_LIST, ulong> _lengths = [];

    /// <inheritdoc/>
    public override void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
    {
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            NET_BUFFER netBuffer = list.FirstNetBuffer;
            _lengths.TryAdd(list, netBuffer.DataLength);
            netBuffer.DataLength = (uint)_lengths[list];
        }

        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
    }
}
