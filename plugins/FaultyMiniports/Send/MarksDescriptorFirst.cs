using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("dev-001-marks-descriptor-first", typeof(MarksDescriptorFirst))]
[assembly: FaultyMiniport("dev-001-marks-descriptor-first", "DEV-001", AlsoFires = "SEND-005, SGDMA-REG-020")]

namespace FaultyMiniports;

/// <summary>Marks the first descriptor of its ring as valid before it writes the address into it.</summary>
public sealed class MarksDescriptorFirst : ListFollower
{
    private const uint LengthOffset = 8;
    private const uint FlagsOffset = 12;
    private const uint OwnAndEndOfFrame = 0x8000_0001;
    private TransmitRing? _begun;

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request) => AskWithoutBuffer(request);

    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        TransmitRing ring = Adapter.Transmit.Ring;
        if (ring != _begun)
        {
            _begun = ring;
            PVOID descriptor = ring.Block.VirtualAddress;
            descriptor.Write(request.Slot.Length, LengthOffset);
            descriptor.Write(OwnAndEndOfFrame, FlagsOffset);
        }

        base.OnList(request);
    }
}
