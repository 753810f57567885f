using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-012-keeps-offset", typeof(KeepsOffset))]
[assembly: FaultyMiniport("recv-012-keeps-offset", "RECV-012")]

namespace FaultyMiniports;

/// <summary>Leaves CurrentMdlOffset of a list that comes back where its reader moved it to.</summary>
public sealed class KeepsOffset : FaultyMiniport
{
    private const uint Moved = 14;
    private readonly HashSet<NET_BUFFER_LIST> _used = [];

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
            netBuffer.CurrentMdlOffset += _used.Add(list) ? 0 : Moved;
        }

        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
    }
}
