using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("nbl-006-frees-list-twice", typeof(FreesListTwice))]
[assembly: FaultyMiniport("nbl-006-frees-list-twice", "NBL-006")]

namespace FaultyMiniports;

/// <summary>Frees its lists twice.</summary>
public sealed class FreesListTwice : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisFreeNetBufferList(NET_BUFFER_LIST netBufferList)
    {
        Inner.NdisFreeNetBufferList(netBufferList);
        Inner.NdisFreeNetBufferList(netBufferList); // wrong step
    }
}
