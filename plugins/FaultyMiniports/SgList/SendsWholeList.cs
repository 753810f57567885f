using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-005-sends-whole-list", typeof(SendsWholeList))]
[assembly: FaultyMiniport("sgdma-list-005-sends-whole-list", "SGDMA-LIST-005")]

namespace FaultyMiniports;

/// <summary>Takes all bytes of the list for the frame.</summary>
public sealed class SendsWholeList : ListRewriter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request)
    {
        List<(PHYSICAL_ADDRESS Address, uint Length)> elements = Read(request.List);
        // wrong step, seen in ListFollower.Deliver
        // wrong step, seen in ListFollower.Deliver
        (request.Slot.Offset, request.Slot.Length) = (0, (uint)elements.Sum(element => element.Length));
        return elements;
    }
}
