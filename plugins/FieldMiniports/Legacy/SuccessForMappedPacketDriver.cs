using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-success-for-mapped-packet", typeof(SuccessForMappedPacketDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Serialized: sets NDIS_STATUS_SUCCESS as soon as the descriptors are written, although the NIC has yet to read the
/// packet. NDIS 5: with any status but PENDING the driver is done with the packet and gives it back.
/// </summary>
public sealed class SuccessForMappedPacketDriver : FieldDriver
{
    /// <inheritdoc/>
    protected override bool IsDeserialized => false;

    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override bool IsGivenBack(bool isCopied) => true;
    }
}
