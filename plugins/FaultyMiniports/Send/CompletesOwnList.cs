using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-021-completes-own-list", typeof(CompletesOwnList))]
[assembly: FaultyMiniport("send-021-completes-own-list", "SEND-021")]

namespace FaultyMiniports;

/// <summary>Completes a list of its own pool, which nobody sent, with the first send.</summary>
public sealed class CompletesOwnList : AdapterFollower
{
    private NET_BUFFER_LIST _own;

    /// <inheritdoc/>
    public override NET_BUFFER_LIST NdisAllocateNetBufferAndNetBufferList(
        NDIS_HANDLE poolHandle,
        ushort contextSize,
        ushort contextBackFill,
        MDL mdlChain,
        uint dataOffset,
        ulong dataLength)
        => _own = Inner.NdisAllocateNetBufferAndNetBufferList(
            poolHandle, contextSize, contextBackFill, mdlChain, dataOffset, dataLength);

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            if (_own != null)
            {
                Inner.NdisMSendNetBufferListsComplete(Adapter.Handle, _own, 0);
                _own = default;
            }

            send(context, lists, port, flags);
        };
    }
}
