using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-023-writes-freed-list", typeof(WritesFreedList))]
[assembly: FaultyMiniport("pool-023-writes-freed-list", "POOL-023")]

namespace FaultyMiniports;

/// <summary>Unlinks a list that it has just freed.</summary>
public sealed class WritesFreedList : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisFreeNetBufferList(NET_BUFFER_LIST netBufferList)
    {
        Inner.NdisFreeNetBufferList(netBufferList);
        netBufferList.Next = null;
    }
}
