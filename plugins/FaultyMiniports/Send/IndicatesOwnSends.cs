using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-019-indicates-own-sends", typeof(IndicatesOwnSends))]
[assembly: FaultyMiniport("send-019-indicates-own-sends", "SEND-019", AlsoFires = "RECV-012")]

namespace FaultyMiniports;

/// <summary>Copies frames that it is given to send into a frame of its own and indicates that.</summary>
public sealed class IndicatesOwnSends : OwnFrameDriver
{
    private readonly RunningPhase _phase = new();

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        _phase.Follow(ref characteristics);
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            NET_BUFFER first = lists.FirstNetBuffer;
            uint length = first.DataLength;
            if (_phase.IsRunning && Frame is not null)
            {
                PVOID bytes = Inner.NdisGetDataBuffer(first, length, Frame.Memory, 1, 0);
                if (bytes != Frame.Memory)
                {
                    Frame.Memory.MoveFrom(bytes, length);
                }

                IndicateFrame(0, length);
            }

            send(context, lists, port, flags);
        };
    }
}
