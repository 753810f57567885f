using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;

[assembly: NdisMiniport("receives-with-resources-always", typeof(ReceivesWithResourcesAlways))]

namespace OddMiniports.Receive;

/// <summary>
/// Indicates every frame with NDIS_RECEIVE_FLAGS_RESOURCES, so that NDIS keeps none. Legal:
/// NdisMIndicateReceiveNetBufferLists: the flag may be set whenever the driver wants its lists back at once.
/// </summary>
public sealed class ReceivesWithResourcesAlways : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        /// <inheritdoc/>
        protected override void IndicateBatch(uint count, bool isLow) => base.IndicateBatch(count, isLow: true);
    }
}
