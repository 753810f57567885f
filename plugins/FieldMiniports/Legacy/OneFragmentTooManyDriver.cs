using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-one-fragment-too-many", typeof(OneFragmentTooManyDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Gives the NIC one fragment more than it takes in a frame. NDIS 5: a packet has as many elements as its buffers make;
/// a driver whose NIC takes fewer copies the packet, and does not report a frame as sent that is not.
/// </summary>
public sealed class OneFragmentTooManyDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override bool MustCopy(SCATTER_GATHER_LIST list, uint length)
            => length < MinimumFrameBytes || list.NumberOfElements > _maximumElements + 1;
    }
}
