using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-010-sends-virtual-addresses", typeof(SendsVirtualAddresses))]
[assembly: FaultyMiniport("sgdma-list-010-sends-virtual-addresses", "SGDMA-LIST-010")]

namespace FaultyMiniports;

/// <summary>Gives its NIC the virtual addresses of the MDLs instead of those in the list.</summary>
public sealed class SendsVirtualAddresses : ListRewriter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request)
    {
        uint left = request.Slot.Offset + request.Slot.Length;
        List<(PHYSICAL_ADDRESS Address, uint Length)> elements = [];
        for (MDL mdl = request.NetBuffer.CurrentMdl; left > 0 && mdl != null; mdl = mdl.Next)
        {
            uint piece = Math.Min(mdl.ByteCount, left);
            left -= piece;
            if (piece > 0)
            {
                elements.Add((new PHYSICAL_ADDRESS(mdl.MappedSystemVa.Value), piece));
            }
        }

        return elements;
    }
}
