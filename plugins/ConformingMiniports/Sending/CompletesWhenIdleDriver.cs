using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Keeps finished lists until nothing is under way, and completes them in one chain: any grouping will do.
/// </summary>
public sealed class CompletesWhenIdleDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new GatheringPath(adapter);

    private sealed class GatheringPath(Adapter adapter) : TransmitPath(adapter)
    {
        private const uint KeptAtMost = 64;

        private NetBufferListQueue _kept;

        protected override uint Complete(ref NetBufferListQueue finished)
        {
            _kept.AppendAll(ref finished);
            if (_kept.Count < KeptAtMost && !IsIdle())
            {
                return 0;
            }

            NetBufferListQueue all = _kept;
            _kept = default;
            return base.Complete(ref all);
        }
    }
}
