using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-014-forgets-one-packet", typeof(ForgetsOnePacket), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-014-forgets-one-packet", "NDIS5-014")]

namespace FaultyMiniports;

/// <summary>
/// A serialized driver that leaves the first packet pending for good: NdisMSendComplete is never called for it.
/// </summary>
public sealed class ForgetsOnePacket : FaultyLegacyMiniport
{
    private bool _isForgotten;

    /// <inheritdoc/>
    public override void NdisMSendComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_PACKET packet, NDIS_STATUS status)
    {
        if (_isForgotten)
        {
            Inner.NdisMSendComplete(miniportAdapterHandle, packet, status);
        }

        _isForgotten = true;
    }

    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new LegacySerializedDriver();
}
