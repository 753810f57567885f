using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-008-reverses-elements", typeof(ReversesElements))]
[assembly: FaultyMiniport("sgdma-list-008-reverses-elements", "SGDMA-LIST-008")]

namespace FaultyMiniports;

/// <summary>Takes the elements of the data in the reverse order.</summary>
public sealed class ReversesElements : ListRewriter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request)
    {
        uint skip = request.Slot.Offset;
        List<(PHYSICAL_ADDRESS Address, uint Length)> elements = [];
        foreach ((PHYSICAL_ADDRESS address, uint length) in Read(request.List))
        {
            uint cut = Math.Min(skip, length);
            skip -= cut;
            if (cut < length)
            {
                elements.Insert(0, (address + cut, length - cut));
            }
        }

        request.Slot.Offset = 0;
        return elements;
    }
}
