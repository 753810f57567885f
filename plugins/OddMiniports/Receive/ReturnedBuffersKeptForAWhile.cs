using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;

[assembly: NdisMiniport("returned-buffers-kept-for-a-while", typeof(ReturnedBuffersKeptForAWhile))]

namespace OddMiniports.Receive;

/// <summary>
/// Gives returned buffers back to the NIC four at a time, unless it is short of them. Legal:
/// MiniportReturnNetBufferLists: when a buffer is used again is the driver's affair.
/// </summary>
public sealed class ReturnedBuffersKeptForAWhile : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        /// <inheritdoc/>
        protected override void FillRing()
        {
            if (_spareCount >= 4 || Ring.Armed < Ring.Count / 2)
            {
                base.FillRing();
            }
        }
    }
}
