using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("sends-completed-in-groups", typeof(SendsCompletedInGroups))]

namespace OddMiniports.Transmit;

/// <summary>
/// Keeps finished lists until there are four, or nothing else is under way, and completes them together. Legal:
/// NdisMSendNetBufferListsComplete: a miniport may complete requests in any order, and may join and split the lists
/// of its sends.
/// </summary>
public sealed class SendsCompletedInGroups : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override uint CompleteFinished()
            => _finished.Count < 4 && _oldest != _next ? 0 : base.CompleteFinished();
    }
}
