using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-009-reads-what-its-buffer-holds", typeof(ReadsWhatItsBufferHolds))]
[assembly: FaultyMiniport("sgdma-list-009-reads-what-its-buffer-holds", "SGDMA-LIST-009")]

namespace FaultyMiniports;

/// <summary>
/// Copies a list that NDIS put elsewhere into its own buffer, which has no room for more than ScatterGatherListSize
/// says, and sends what went in.
/// </summary>
public sealed class ReadsWhatItsBufferHolds : ListRewriter
{
    private const uint HeadBytes = 0x10;
    private const uint ElementBytes = 0x18;

    /// <inheritdoc/>
    protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request)
        => Cut(request, Read(request.List).Take((int)((request.BufferSize - HeadBytes) / ElementBytes)));
}
