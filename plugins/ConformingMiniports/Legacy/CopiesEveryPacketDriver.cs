using LegacyMiniport;

namespace ConformingMiniports;

/// <summary>
/// A serialized driver that copies every packet and gives it back when the send call returns. It calls
/// NdisMSendResourcesAvailable when it has room again, and never NdisMSendComplete. It has no use for lists, asks for
/// none, and is given arrays of packets.
/// </summary>
public sealed class CopiesEveryPacketDriver() : LegacyVariant(isDeserialized: false)
{
    /// <inheritdoc/>
    protected override bool UsesLists => false;

    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new CopyingLegacyPath(adapter);
}
