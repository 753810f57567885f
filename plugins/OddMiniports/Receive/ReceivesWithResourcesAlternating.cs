using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;

[assembly: NdisMiniport("receives-with-resources-alternating", typeof(ReceivesWithResourcesAlternating))]

namespace OddMiniports.Receive;

/// <summary>
/// Sets NDIS_RECEIVE_FLAGS_RESOURCES in every other indication. Legal: NdisMIndicateReceiveNetBufferLists: the flag
/// is a matter of each call.
/// </summary>
public sealed class ReceivesWithResourcesAlternating : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        private bool _isOdd;

        /// <inheritdoc/>
        protected override void IndicateBatch(uint count, bool isLow)
        {
            _isOdd = !_isOdd;
            base.IndicateBatch(count, isLow || _isOdd);
        }
    }
}
