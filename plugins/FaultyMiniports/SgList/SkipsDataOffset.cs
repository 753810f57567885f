using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("sgdma-list-003-skips-data-offset", typeof(SkipsDataOffset))]
[assembly: FaultyMiniport("sgdma-list-003-skips-data-offset", "SGDMA-LIST-003")]

namespace FaultyMiniports;

/// <summary>Skips DataOffset bytes of the list, and sends what is left of it.</summary>
public sealed class SkipsDataOffset : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        TransmitSlot slot = request.Slot;
        uint total = slot.Offset + slot.Length;
        uint dataOffset = request.NetBuffer.DataOffset;
        if (dataOffset < total)
        {
            slot.Offset = dataOffset;
            slot.Length = total - dataOffset;
        }

        return base.Ask(request);
    }
}
