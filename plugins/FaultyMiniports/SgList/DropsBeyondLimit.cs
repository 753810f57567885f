using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-009-drops-beyond-limit", typeof(DropsBeyondLimit))]
[assembly: FaultyMiniport("sgdma-list-009-drops-beyond-limit", "SGDMA-LIST-009")]

namespace FaultyMiniports;

/// <summary>Sends what the first sixteen elements hold, for its NIC takes no more.</summary>
public sealed class DropsBeyondLimit : ListRewriter
{
    private const int Limit = 16;

    /// <inheritdoc/>
    protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request)
        => Cut(request, Read(request.List).Take(Limit));
}
