using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("dev-001-marks-descriptor-first", typeof(MarksDescriptorFirst))]
[assembly: FaultyMiniport("dev-001-marks-descriptor-first", "DEV-001")]

namespace FaultyMiniports;

/// <summary>Marks the next descriptor as valid before it writes the address into it.</summary>
public sealed class MarksDescriptorFirst : ListFollower
{
    private const uint LengthOffset = 8;
    private const uint FlagsOffset = 12;
    private const uint OwnAndEndOfFrame = 0x8000_0001;

    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        TransmitRing ring = Adapter.Transmit.Ring;
        TransmitSlot? newest = Slots.LastOrDefault(slot => slot.State == TransmitSlotState.Posted);
        uint next = newest is null ? 0 : (newest.LastDescriptor + 1) % ring.Count;
        PVOID descriptor = ring.Block.VirtualAddress + (next * TransmitRing.DescriptorBytes);
        descriptor.Write(request.Slot.Length, LengthOffset);
        descriptor.Write(OwnAndEndOfFrame, FlagsOffset);
        base.OnList(request);
    }
}
