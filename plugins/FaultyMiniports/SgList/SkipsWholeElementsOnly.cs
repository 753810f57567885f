using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-004-skips-whole-elements-only", typeof(SkipsWholeElementsOnly))]
[assembly: FaultyMiniport("sgdma-list-004-skips-whole-elements-only", "SGDMA-LIST-004")]

namespace FaultyMiniports;

/// <summary>
/// Passes over the elements that end before the data, and forgets that the next one may begin before it as well.
/// </summary>
public sealed class SkipsWholeElementsOnly : ListRewriter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request)
    {
        List<(PHYSICAL_ADDRESS Address, uint Length)> elements = Read(request.List);
        if (elements[0].Length > request.Slot.Offset)
        {
            return elements;
        }

        uint skip = request.Slot.Offset;
        while (elements.Count > 1 && elements[0].Length <= skip)
        {
            skip -= elements[0].Length;
            elements.RemoveAt(0);
        }

        request.Slot.Offset = 0;
        return elements;
    }
}
