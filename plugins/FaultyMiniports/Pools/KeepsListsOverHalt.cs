using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("nbl-021-keeps-lists-over-halt", typeof(KeepsListsOverHalt))]
[assembly: FaultyMiniport("nbl-021-keeps-lists-over-halt", "NBL-021", AlsoFires = "POOL-015")]

namespace FaultyMiniports;

/// <summary>Keeps its lists over MiniportHaltEx, in a pool that lives as long as the driver.</summary>
public sealed class KeepsListsOverHalt : DriverPoolDriver
{
    /// <inheritdoc/>
    public override void NdisFreeNetBufferList(NET_BUFFER_LIST netBufferList)
    {
    }
}
