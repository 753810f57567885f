using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-019-indicates-own-sends", typeof(IndicatesOwnSends))]
[assembly: FaultyMiniport("send-019-indicates-own-sends", "SEND-019")]

namespace FaultyMiniports;

/// <summary>Copies frames that it is given to send into a frame of its own and indicates that.</summary>
public sealed class IndicatesOwnSends : OwnFrameDriver
{
    private bool _isRunning;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            _isRunning = false;
            return pause(context, ref parameters);
        };
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            _isRunning = true;
            return restart(context, ref parameters);
        };
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            NET_BUFFER first = lists.FirstNetBuffer;
            uint length = first.DataLength;
            if (_isRunning && Frame is not null)
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
