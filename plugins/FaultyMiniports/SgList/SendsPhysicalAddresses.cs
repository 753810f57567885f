using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-010-sends-physical-addresses", typeof(SendsPhysicalAddresses))]
[assembly: FaultyMiniport("sgdma-list-010-sends-physical-addresses", "SGDMA-LIST-010")]

namespace FaultyMiniports;

/// <summary>Gives its NIC the physical addresses of the MDLs instead of those in the list.</summary>
public sealed class SendsPhysicalAddresses : ListRewriter
{
    private const uint PageBytes = 4096;

    /// <inheritdoc/>
    protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request)
    {
        uint left = request.Slot.Offset + request.Slot.Length;
        List<(PHYSICAL_ADDRESS Address, uint Length)> elements = [];
        for (MDL mdl = request.NetBuffer.CurrentMdl; left > 0 && mdl != null; mdl = mdl.Next)
        {
            uint offset = 0;
            while (left > 0 && offset < mdl.ByteCount)
            {
                uint inPage = (mdl.ByteOffset + offset) % PageBytes;
                uint piece = Math.Min(Math.Min(PageBytes - inPage, mdl.ByteCount - offset), left);
                elements.Add((Inner.MmGetPhysicalAddress(mdl.MappedSystemVa + offset), piece));
                offset += piece;
                left -= piece;
            }
        }

        return elements;
    }
}
