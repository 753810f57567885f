using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("mdl-004-frees-mdl-of-indication", typeof(FreesMdlOfIndication))]
[assembly: FaultyMiniport(
    "mdl-004-frees-mdl-of-indication", "MDL-004", AlsoFires = "NBL-009, NBL-013, MDL-002, LIFE-022")]

namespace FaultyMiniports;

/// <summary>Frees the MDL of a list while NDIS has the list, and makes a new one when the list is back.</summary>
public sealed class FreesMdlOfIndication : FaultyMiniport
{
    private readonly List<ReceiveBuffer> _lent = [];

    /// <inheritdoc/>
    public override void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
    {
        bool isLent = (receiveFlags & NDIS_RECEIVE_FLAGS_RESOURCES) == 0;
        ReceiveBuffer first = Inner.Get<ReceiveBuffer>(netBufferList.MiniportReserved[0]);
        if (isLent)
        {
            _lent.Add(first);
        }

        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
        if (isLent && _lent.Contains(first))
        {
            Inner.NdisFreeMdl(first.Mdl);
            first.Mdl = null;
        }
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RETURN_NET_BUFFER_LISTS returnLists = characteristics.ReturnNetBufferListsHandler!;
        characteristics.ReturnNetBufferListsHandler = (context, lists, flags) =>
        {
            for (NET_BUFFER_LIST list = lists; list != null; list = list.Next)
            {
                ReceiveBuffer buffer = Inner.Get<ReceiveBuffer>(list.MiniportReserved[0]);
                _lent.Remove(buffer);
                if (buffer.Mdl == null)
                {
                    buffer.Mdl = Inner.NdisAllocateMdl(list.SourceHandle, buffer.VirtualAddress, buffer.Length);
                }
            }

            returnLists(context, lists, flags);
        };
    }
}
