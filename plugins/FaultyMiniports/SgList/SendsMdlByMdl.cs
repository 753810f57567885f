using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-011-sends-mdl-by-mdl", typeof(SendsMdlByMdl))]
[assembly: FaultyMiniport("sgdma-list-011-sends-mdl-by-mdl", "SGDMA-LIST-011", AlsoFires = "SGDMA-LIST-004")]

namespace FaultyMiniports;

/// <summary>Takes the address from the element and the length from the MDL with the same number.</summary>
public sealed class SendsMdlByMdl : ListRewriter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request)
    {
        uint left = request.Slot.Offset + request.Slot.Length;
        MDL mdl = request.NetBuffer.CurrentMdl;
        List<(PHYSICAL_ADDRESS Address, uint Length)> elements = [];
        foreach ((PHYSICAL_ADDRESS address, _) in Read(request.List))
        {
            if (mdl == null || left == 0)
            {
                break;
            }

            uint piece = Math.Min(mdl.ByteCount, left);
            elements.Add((address, piece));
            left -= piece;
            mdl = mdl.Next;
        }

        return Cut(request, elements);
    }
}
