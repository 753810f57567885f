using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("sgdma-list-004-cuts-first-element-only", typeof(CutsFirstElementOnly))]
[assembly: FaultyMiniport("sgdma-list-004-cuts-first-element-only", "SGDMA-LIST-004")]

namespace FaultyMiniports;

/// <summary>
/// Takes the whole offset off the first element. Where that is shorter its length falls below 0, which is huge, for it
/// has no sign: the frame gets as long as any can be.
/// </summary>
public sealed class CutsFirstElementOnly : ListRewriter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request)
    {
        uint offset = request.Slot.Offset;
        List<(PHYSICAL_ADDRESS Address, uint Length)> elements = Read(request.List);
        (PHYSICAL_ADDRESS address, uint length) = elements[0];
        elements[0] = (address + offset, Math.Min(unchecked(length - offset), Adapter.MaximumFrameBytes));
        request.Slot.Offset = 0;
        if (length < offset)
        {
            request.Slot.Length = elements[0].Length;
        }

        return elements;
    }
}
