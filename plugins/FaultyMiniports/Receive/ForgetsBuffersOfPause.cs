using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("recv-028-forgets-buffers-of-pause", typeof(ForgetsBuffersOfPause))]
[assembly: FaultyMiniport("recv-028-forgets-buffers-of-pause", "RECV-028", AlsoFires = "SHMEM-032")]

namespace FaultyMiniports;

/// <summary>Lends NDIS all its buffers, and does not give those to the NIC that come back while it pauses.</summary>
public sealed class ForgetsBuffersOfPause : ReceivePathMiniport
{
    private readonly RunningPhase _phase = new();

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
        => _phase.Follow(ref characteristics);

    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new ForgetfulPath(this, adapter);

    private sealed class ForgetfulPath(ForgetsBuffersOfPause owner, Adapter adapter) : ReceivePath(adapter)
    {
        public override void Return(NET_BUFFER_LIST lists)
        {
            if (owner._phase.IsRunning)
            {
                base.Return(lists);
                return;
            }

            uint count = 0;
            for (; lists != null; lists = lists.Next)
            {
                count++;
            }

            Adapter.Gate.Leave(count);
        }

        protected override void IndicateBatch(uint count, bool isLow) => base.IndicateBatch(count, isLow: false);
    }
}
