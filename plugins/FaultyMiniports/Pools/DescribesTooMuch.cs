using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("nbl-004-describes-too-much", typeof(DescribesTooMuch))]
[assembly: FaultyMiniport("nbl-004-describes-too-much", "NBL-004")]

namespace FaultyMiniports;

/// <summary>Allocates lists with one byte more than their MDL has.</summary>
public sealed class DescribesTooMuch : FaultyMiniport
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
            poolHandle, contextSize, contextBackFill, mdlChain, 0, mdlChain.ByteCount + 1);
}
