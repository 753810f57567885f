using LegacyMiniport;

namespace ConformingMiniports;

/// <summary>
/// A serialized driver that copies every packet: it is the sender's again when the send call returns, and NDIS is told
/// of room with NdisMSendResourcesAvailable alone.
/// </summary>
public sealed class CopiesEveryPacketDriver() : LegacyVariant(isDeserialized: false)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new CopyingLegacyPath(adapter);
}
