using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-011-takes-elements-for-pages", typeof(TakesElementsForPages))]
[assembly: FaultyMiniport("sgdma-list-011-takes-elements-for-pages", "SGDMA-LIST-011")]

namespace FaultyMiniports;

/// <summary>Believes that all elements but the first begin with a page, and all but the last end with one.</summary>
public sealed class TakesElementsForPages : ListRewriter
{
    private const uint PageBytes = 4096;

    /// <inheritdoc/>
    protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request)
    {
        uint left = request.Slot.Offset + request.Slot.Length;
        List<(PHYSICAL_ADDRESS Address, uint Length)> elements = [];
        foreach ((PHYSICAL_ADDRESS address, _) in Read(request.List))
        {
            ulong inPage = elements.Count == 0 ? address.QuadPart % PageBytes : 0;
            ulong page = address.QuadPart - (address.QuadPart % PageBytes);
            uint piece = Math.Min(PageBytes - (uint)inPage, left);
            if (piece > 0)
            {
                elements.Add((new PHYSICAL_ADDRESS(page + inPage), piece));
                left -= piece;
            }
        }

        return Cut(request, elements);
    }
}
