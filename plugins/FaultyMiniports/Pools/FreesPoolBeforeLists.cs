using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-015-frees-pool-before-lists", typeof(FreesPoolBeforeLists))]
[assembly: FaultyMiniport("pool-015-frees-pool-before-lists", "POOL-015")]

namespace FaultyMiniports;

/// <summary>Frees its pool before the lists that came from it.</summary>
public sealed class FreesPoolBeforeLists : FaultyMiniport
{
    private readonly List<NET_BUFFER_LIST> _lists = [];

    /// <inheritdoc/>
    public override void NdisFreeNetBufferList(NET_BUFFER_LIST netBufferList)
        => _lists.Add(netBufferList);

    /// <inheritdoc/>
    public override void NdisFreeNetBufferListPool(NDIS_HANDLE poolHandle)
    {
        Inner.NdisFreeNetBufferListPool(poolHandle);
        foreach (NET_BUFFER_LIST list in _lists)
        {
            Inner.NdisFreeNetBufferList(list);
        }

        _lists.Clear();
    }
}
