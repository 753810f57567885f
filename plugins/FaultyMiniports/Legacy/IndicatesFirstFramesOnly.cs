using ConformingMiniports;
using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "recv-028-indicates-first-frames-only", typeof(IndicatesFirstFramesOnly), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("recv-028-indicates-first-frames-only", "RECV-028", AlsoFires = "RECV-021")]

namespace FaultyMiniports;

/// <summary>Indicates the first frames after each initialization, and drops all that come later.</summary>
public sealed class IndicatesFirstFramesOnly : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new Driver();

    private sealed class Driver() : LegacyVariant(isDeserialized: true)
    {
        protected override ReceivePath NewReceivePath(Adapter adapter) => new Path(adapter);
    }

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        private bool _hasIndicated;

        protected override void Indicate(uint count, uint lent)
        {
            if (!_hasIndicated)
            {
                _hasIndicated = true;
                base.Indicate(count, lent);
                return;
            }

            // Wrong step: the frames are there, and nobody hears of them.
            for (uint i = 0; i < count; i++)
            {
                Recycle(_batch[i]);
            }
        }
    }
}
