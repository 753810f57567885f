using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Sends that copy every packet into shared memory. The lists that NDIS made go unused, and a serialized driver gives
/// each packet back before its send call returns.
/// </summary>
public class CopyingLegacyPath(Adapter adapter) : TransmitPath(adapter)
{
    /// <summary>True if a packet is the sender's again as soon as it is copied.</summary>
    protected virtual bool GivesBackCopies { get; } = !adapter.IsDeserialized;

    /// <summary>The adapter that sends.</summary>
    private Adapter Owner { get; } = adapter;

    /// <inheritdoc/>
    protected override NDIS_STATUS TryPost(NDIS_PACKET packet)
    {
        NdisQueryPacket(packet, out _, out MDL firstBuffer, out uint length);
        if (Owner.IsStopped || length == 0 || length > Adapter.MaximumFrameBytes)
        {
            return NDIS_STATUS_FAILURE;
        }

        if (_next - _oldest >= SlotCount || !Ring.HasRoomFor(1))
        {
            return NDIS_STATUS_RESOURCES;
        }

        TransmitSlot slot = Slot(_next);
        if (!TryAddCopy(slot, firstBuffer, length))
        {
            return NDIS_STATUS_FAILURE;
        }

        slot.Packet = GivesBackCopies ? null : packet;
        slot.Descriptors = 1;
        slot.LastDescriptor = Ring.Commit();
        _next++;
        return GivesBackCopies ? NDIS_STATUS_SUCCESS : NDIS_STATUS_PENDING;
    }
}
