using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("nbl-007-frees-paired-net-buffer", typeof(FreesPairedNetBuffer))]
[assembly: FaultyMiniport("nbl-007-frees-paired-net-buffer", "NBL-007")]

namespace FaultyMiniports;

/// <summary>Frees the NET_BUFFER that came with a list before the list.</summary>
public sealed class FreesPairedNetBuffer : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisFreeNetBufferList(NET_BUFFER_LIST netBufferList)
    {
        Inner.NdisFreeNetBuffer(netBufferList.FirstNetBuffer);
        Inner.NdisFreeNetBufferList(netBufferList);
    }
}
