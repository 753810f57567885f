using LegacyMiniport;

namespace ConformingMiniports;

/// <summary>
/// A serialized driver that copies every packet and gives it back when the send call returns. It calls
/// NdisMSendResourcesAvailable when it has room again, and never NdisMSendComplete.
/// </summary>
public sealed class CopiesEveryPacketDriver() : LegacyVariant(isDeserialized: false)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new CopyingLegacyPath(adapter);
}
