using LegacyMiniport;

namespace ConformingMiniports;

/// <summary>Indicates every packet with RESOURCES: NDIS copies the frame, and no packet has to come back.</summary>
public sealed class LendsNothingDriver() : LegacyVariant(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        protected override void Indicate(uint count, uint lent) => base.Indicate(count, lent: 0);
    }
}
