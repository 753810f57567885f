using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-003-skips-from-chain-head", typeof(SkipsFromChainHead))]
[assembly: FaultyMiniport("sgdma-list-003-skips-from-chain-head", "SGDMA-LIST-003")]

namespace FaultyMiniports;

/// <summary>Cuts DataOffset bytes off the elements of a list before it looks at them.</summary>
public sealed class SkipsFromChainHead : ListRewriter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request)
    {
        uint skip = request.NetBuffer.DataOffset;
        List<(PHYSICAL_ADDRESS Address, uint Length)> elements = [];
        foreach ((PHYSICAL_ADDRESS address, uint length) in Read(request.List))
        {
            uint cut = Math.Min(skip, length);
            skip -= cut;
            if (cut < length)
            {
                elements.Add((address + cut, length - cut));
            }
        }

        (request.Slot.Offset, request.Slot.Length) = (0, (uint)elements.Sum(element => element.Length));
        return elements;
    }
}
