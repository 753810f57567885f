using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_PER_PACKET_INFO;
using static NdisConformance.Contract.NDIS_STATUS;

namespace OddMiniports.Legacy;

/// <summary>
/// The sends of the model driver with TryPost in pieces. As it stands, it does exactly what the model driver does.
/// </summary>
public class OddTransmitPath(Adapter adapter) : TransmitPath(adapter)
{
    /// <summary>The list of a packet; NULL if NDIS does not map packets.</summary>
    protected virtual SCATTER_GATHER_LIST ListOf(NDIS_PACKET packet)
        => (SCATTER_GATHER_LIST)NDIS_PER_PACKET_INFO_FROM_PACKET(packet, ScatterGatherListPacketInfo);

    /// <summary>True if the NIC cannot send the packet in place.</summary>
    protected virtual bool MustCopy(SCATTER_GATHER_LIST list, uint length)
        => length < MinimumFrameBytes || list == null || list.NumberOfElements > _maximumElements;

    /// <summary>True if there is room for a frame.</summary>
    protected virtual bool HasRoom(bool isCopied, uint descriptors)
        => _next - _oldest < SlotCount && Ring.HasRoomFor(descriptors);

    /// <summary>True if the packet is given back as soon as the NIC has the frame.</summary>
    protected virtual bool IsGivenBack(bool isCopied) => isCopied && !adapter.IsDeserialized;

    /// <inheritdoc/>
    protected override NDIS_STATUS TryPost(NDIS_PACKET packet)
    {
        NdisQueryPacket(packet, out _, out MDL firstBuffer, out uint length);
        if (adapter.IsStopped || length == 0 || length > Adapter.MaximumFrameBytes)
        {
            return NDIS_STATUS_FAILURE;
        }

        SCATTER_GATHER_LIST list = ListOf(packet);
        bool isCopied = MustCopy(list, length);
        uint descriptors = isCopied ? 1 : list.NumberOfElements;
        if (!HasRoom(isCopied, descriptors))
        {
            return NDIS_STATUS_RESOURCES;
        }

        TransmitSlot slot = Slot(_next);
        if (!isCopied)
        {
            AddElements(list);
        }
        else if (!TryAddCopy(slot, firstBuffer, length))
        {
            return NDIS_STATUS_FAILURE;
        }

        bool isGivenBack = IsGivenBack(isCopied);
        slot.Packet = isGivenBack ? null : packet;
        slot.Descriptors = descriptors;
        slot.LastDescriptor = Ring.Commit();
        _next++;
        return isGivenBack ? NDIS_STATUS_SUCCESS : NDIS_STATUS_PENDING;
    }
}
