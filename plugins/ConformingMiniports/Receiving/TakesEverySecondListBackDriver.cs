using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Indicates each frame in a call of its own, and every second one with NDIS_RECEIVE_FLAGS_RESOURCES.
/// </summary>
public sealed class TakesEverySecondListBackDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new AlternatingPath(adapter);

    private sealed class AlternatingPath(Adapter adapter) : SingleListPath(adapter)
    {
        private bool _isSecond;

        protected override bool TakesNextBack(bool isLow)
        {
            _isSecond = !_isSecond;
            return isLow || !_isSecond;
        }
    }
}
