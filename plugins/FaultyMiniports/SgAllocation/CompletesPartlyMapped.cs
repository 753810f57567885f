using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-020-completes-partly-mapped", typeof(CompletesPartlyMapped))]
[assembly: FaultyMiniport("sgdma-alloc-020-completes-partly-mapped", "SGDMA-ALLOC-020")]

namespace FaultyMiniports;

/// <summary>
/// Gives a list up where the request for one of its frames is refused, and completes it whatever the NIC does with
/// the frames before.
/// </summary>
public sealed class CompletesPartlyMapped : ListAbandoner
{
    /// <inheritdoc/>
    protected override void OnGivenUp(ListRequest request)
    {
        if (request.NetBuffer.Next == null)
        {
            Complete(request.NetBufferList);
        }
    }
}
