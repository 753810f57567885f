using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-027-halts-with-lent-packets", typeof(HaltsWithLentPackets), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-027-halts-with-lent-packets", "NDIS5-027")]

namespace FaultyMiniports;

/// <summary>
/// Halts without waiting for the packets that protocols have, and leaves them, their pools and their memory to
/// themselves.
/// </summary>
public sealed class HaltsWithLentPackets() : LegacyPathMiniport(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        private Adapter Owner { get; } = adapter;

        public override void Release()
        {
            Owner.AcquireLock();
            bool areAllBack = _outstanding == 0;
            Owner.ReleaseLock();
            if (areAllBack)
            {
                base.Release();
            }
        }
    }
}
