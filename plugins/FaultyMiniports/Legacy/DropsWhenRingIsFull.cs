using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "send-005-drops-when-ring-is-full", typeof(DropsWhenRingIsFull), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("send-005-drops-when-ring-is-full", "SEND-005")]

namespace FaultyMiniports;

/// <summary>
/// A deserialized driver that completes the packets that its ring has no room for with SUCCESS, and drops them.
/// </summary>
public sealed class DropsWhenRingIsFull() : LegacyPathMiniport(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        protected override void PostWaiting(ref PacketQueue refused)
        {
            base.PostWaiting(ref refused);
            while (_waiting.Count > 0)
            {
                refused.Append(_waiting.RemoveHead(), NDIS_STATUS_SUCCESS);
            }
        }
    }
}
