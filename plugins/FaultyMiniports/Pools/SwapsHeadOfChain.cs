using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("nbl-013-swaps-head-of-chain", typeof(SwapsHeadOfChain))]
[assembly: FaultyMiniport("nbl-013-swaps-head-of-chain", "NBL-013")]

namespace FaultyMiniports;

/// <summary>Gives a NET_BUFFER another MDL chain before it is indicated, and leaves CurrentMdl where it was.</summary>
public sealed class SwapsHeadOfChain : FaultyMiniport
{
    private readonly Dictionary<MDL, MDL> _twins = [];

    /// <inheritdoc/>
    public override MDL NdisAllocateMdl(NDIS_HANDLE ndisHandle, PVOID virtualAddress, uint length)
    {
        MDL mdl = Inner.NdisAllocateMdl(ndisHandle, virtualAddress, length);
        if (mdl != null)
        {
            _twins[mdl] = Inner.NdisAllocateMdl(ndisHandle, virtualAddress, length);
        }

        return mdl;
    }

    /// <inheritdoc/>
    public override void NdisFreeMdl(MDL mdl)
    {
        if (_twins.Remove(mdl, out MDL twin) && twin != null)
        {
            Inner.NdisFreeMdl(twin);
        }

        Inner.NdisFreeMdl(mdl);
    }

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
            netBuffer.MdlChain = _twins[netBuffer.MdlChain];
        }

        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
    }
}
