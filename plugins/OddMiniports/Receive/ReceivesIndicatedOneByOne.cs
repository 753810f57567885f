using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;

[assembly: NdisMiniport("receives-indicated-one-by-one", typeof(ReceivesIndicatedOneByOne))]

namespace OddMiniports.Receive;

/// <summary>
/// Indicates every frame by a call of its own. Legal: NdisMIndicateReceiveNetBufferLists: a list may be alone.
/// </summary>
public sealed class ReceivesIndicatedOneByOne : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        /// <inheritdoc/>
        protected override uint Collect(uint limit, out bool isLow) => base.Collect(Math.Min(limit, 1), out isLow);
    }
}
