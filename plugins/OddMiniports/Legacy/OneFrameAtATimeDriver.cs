using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.Legacy;

[assembly: NdisMiniport(
    "legacy-one-frame-at-a-time", typeof(OneFrameAtATimeDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.Legacy;

/// <summary>
/// Has one frame in the NIC at a time and queues all others. Legal: how much a deserialized driver queues is its own
/// affair.
/// </summary>
public sealed class OneFrameAtATimeDriver : OddDriver
{
    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : OddTransmitPath(adapter)
    {
        protected override bool HasRoom(bool isCopied, uint descriptors)
            => _next == _oldest && Ring.HasRoomFor(descriptors);
    }
}
