using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;

[assembly: NdisMiniport("two-receive-buffers", typeof(TwoReceiveBuffers))]

namespace OddMiniports.Receive;

/// <summary>
/// Has a receive ring of two descriptors and three buffers, and asks for its lists back when NDIS might keep all.
/// Legal: MiniportInitializeEx; how many buffers there are is the driver's affair.
/// </summary>
public sealed class TwoReceiveBuffers : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        /// <inheritdoc/>
        public override void Start()
        {
            Ndis.NdisAcquireSpinLock(_lock);
            for (uint i = 0; i < Math.Min(3, _bufferCount); i++)
            {
                Keep(_buffers[i]!);
            }

            Ndis.NdisReleaseSpinLock(_lock);
        }

        /// <inheritdoc/>
        protected override ReceiveRing NewReceiveRing(SharedBlock block, uint count)
            => new ReceiveRing(block, Math.Min(2, count));
    }
}
