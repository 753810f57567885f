using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-003-names-protocol", typeof(NamesProtocol))]
[assembly: FaultyMiniport("pool-003-names-protocol", "POOL-003")]

namespace FaultyMiniports;

/// <summary>Makes its pool for TCP/IP.</summary>
public sealed class NamesProtocol : FaultyMiniport
{
    private const byte TcpIp = 2;

    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        parameters.ProtocolId = TcpIp;
        return Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);
    }
}
