using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-001-forgets-source", typeof(ForgetsSource))]
[assembly: FaultyMiniport("recv-001-forgets-source", "RECV-001")]

namespace FaultyMiniports;

/// <summary>Indicates lists without a SourceHandle.</summary>
public sealed class ForgetsSource : FaultyMiniport
{
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
            list.SourceHandle = null;
        }

        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
    }
}
