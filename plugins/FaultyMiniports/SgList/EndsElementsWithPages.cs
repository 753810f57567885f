using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-011-ends-elements-with-pages", typeof(EndsElementsWithPages))]
[assembly: FaultyMiniport("sgdma-list-011-ends-elements-with-pages", "SGDMA-LIST-011")]

namespace FaultyMiniports;

/// <summary>Sends of each element what lies in its first page.</summary>
public sealed class EndsElementsWithPages : ListRewriter
{
    private const uint PageBytes = 4096;

    /// <inheritdoc/>
    protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request)
        => Cut(
            request,
            Read(request.List).Select(
                e => (e.Address, Math.Min(e.Length, PageBytes - (uint)(e.Address.QuadPart % PageBytes)))));
}
