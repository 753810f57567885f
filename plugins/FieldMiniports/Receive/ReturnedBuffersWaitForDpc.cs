using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("returned-buffers-wait-for-dpc", typeof(ReturnedBuffersWaitForDpc))]

namespace FieldMiniports;

/// <summary>
/// The driver lends all its buffers, and those that come back are put aside until the next DPC fills the ring. If NDIS
/// had all of them there is no next DPC: the NIC has no buffer, and nothing is received any more.
/// </summary>
public sealed class ReturnedBuffersWaitForDpc : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override void Recycle(ReceiveBuffer buffer)
        {
            Ndis.NdisAcquireSpinLock(_lock);
            _spare[_spareCount++] = buffer;
            Ndis.NdisReleaseSpinLock(_lock);
        }

        /// <summary>NDIS is never asked to copy.</summary>
        protected override uint Collect(uint limit, out bool isLow)
        {
            uint count = base.Collect(limit, out _);
            isLow = false;
            return count;
        }
    }
}
