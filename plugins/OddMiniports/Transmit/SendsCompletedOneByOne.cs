using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("sends-completed-one-by-one", typeof(SendsCompletedOneByOne))]

namespace OddMiniports.Transmit;

/// <summary>
/// Completes every list by a call of its own. Legal: NdisMSendNetBufferListsComplete: a miniport may complete
/// requests in any order, and may join and split the lists of its sends.
/// </summary>
public sealed class SendsCompletedOneByOne : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override uint Complete(ref NetBufferListQueue finished)
        {
            uint count = 0;
            while (finished.Count > 0)
            {
                NetBufferListQueue one = default;
                one.Append(finished.RemoveHead());
                count += base.Complete(ref one);
            }

            return count;
        }
    }
}
