using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-007-frees-in-callback", typeof(FreesInCallback))]
[assembly: FaultyMiniport("sgdma-free-007-frees-in-callback", "SGDMA-FREE-007")]

namespace FaultyMiniports;

/// <summary>Notes down the addresses of a list, frees it and sends from the addresses.</summary>
public sealed class FreesInCallback : ListRewriter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request)
    {
        List<(PHYSICAL_ADDRESS Address, uint Length)> elements = Read(request.List);
        base.GiveBackToNdis(request);
        return elements;
    }

    /// <inheritdoc/>
    protected override void GiveBackToNdis(ListRequest request)
    {
    }
}
