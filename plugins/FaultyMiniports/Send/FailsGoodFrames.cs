using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-026-fails-good-frames", typeof(FailsGoodFrames))]
[assembly: FaultyMiniport("send-026-fails-good-frames", "SEND-026")]

namespace FaultyMiniports;

/// <summary>Fails the first lists of good frames after each restart, as if they were too long.</summary>
public sealed class FailsGoodFrames : AdapterFollower
{
    private const uint Shortest = 60;
    private const uint Longest = 1514;

    private readonly RunningPhase _phase;
    private bool _isFirst;

    /// <summary>A driver that has failed nothing yet.</summary>
    public FailsGoodFrames() => _phase = new RunningPhase { BeforeRestart = () => _isFirst = true };

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        _phase.Follow(ref characteristics);
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            bool isMeant = _isFirst && _phase.IsRunning;
            if (!isMeant || lists.FirstNetBuffer.DataLength is < Shortest or > Longest)
            {
                send(context, lists, port, flags);
                return;
            }

            _isFirst = false;
            for (NET_BUFFER_LIST list = lists; list != null; list = list.Next)
            {
                list.Status = NDIS_STATUS.NDIS_STATUS_INVALID_LENGTH;
            }

            Inner.NdisMSendNetBufferListsComplete(
                Adapter.Handle, lists, flags & NDIS.NDIS_SEND_FLAGS_DISPATCH_LEVEL);
        };
    }
}
