using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("nbl-003-describes-nothing", typeof(DescribesNothing))]
[assembly: FaultyMiniport("nbl-003-describes-nothing", "NBL-003")]

namespace FaultyMiniports;

/// <summary>Allocates lists with a data length and without an MDL.</summary>
public sealed class DescribesNothing : FaultyMiniport
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
            poolHandle, contextSize, contextBackFill, null, 0, Adapter.MaximumFrameBytes);
}
