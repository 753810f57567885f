using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("nbl-005-wants-four-bytes-of-context", typeof(WantsFourBytesOfContext))]
[assembly: FaultyMiniport("nbl-005-wants-four-bytes-of-context", "NBL-005")]

namespace FaultyMiniports;

/// <summary>Allocates lists with 4 bytes of context.</summary>
public sealed class WantsFourBytesOfContext : FaultyMiniport
{
    /// <inheritdoc/>
    public override NET_BUFFER_LIST NdisAllocateNetBufferAndNetBufferList(
        NDIS_HANDLE poolHandle,
        ushort contextSize,
        ushort contextBackFill,
        MDL mdlChain,
        uint dataOffset,
        ulong dataLength)
        => Inner.NdisAllocateNetBufferAndNetBufferList(
            poolHandle, 4, contextBackFill, mdlChain, dataOffset, dataLength);
}
