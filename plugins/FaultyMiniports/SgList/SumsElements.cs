using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-007-sums-elements", typeof(SumsElements))]
[assembly: FaultyMiniport("sgdma-list-007-sums-elements", "SGDMA-LIST-007")]

namespace FaultyMiniports;

/// <summary>Takes for the length of a frame what the elements of its list add up to, less the offset.</summary>
public sealed class SumsElements : ListFollower
{
    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        uint total = 0;
        for (uint i = 0; i < request.List.NumberOfElements; i++)
        {
            total += request.List.Elements[i].Length;
        }

        request.Slot.Length = total - request.Slot.Offset;
        base.OnList(request);
    }
}
