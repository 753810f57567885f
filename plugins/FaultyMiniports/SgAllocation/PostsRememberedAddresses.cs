using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-alloc-014-posts-remembered-addresses", typeof(PostsRememberedAddresses))]
[assembly: FaultyMiniport("sgdma-alloc-014-posts-remembered-addresses", "SGDMA-ALLOC-014")]

namespace FaultyMiniports;

/// <summary>
/// Believes that a request which succeeded has its list by then, and posts what it knows of the list in that buffer:
/// the addresses of the one before.
/// </summary>
public sealed class PostsRememberedAddresses : ListRewriter
{
    private readonly Dictionary<ulong, IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)>> _known = [];

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        NDIS_STATUS status = base.Ask(request);
        if (status == NDIS_STATUS_SUCCESS
            && !request.IsDelivered
            && _known.TryGetValue(request.Buffer.Value, out var elements))
        {
            Present(request, elements);
        }

        return status;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request)
        => _known[request.Buffer.Value] = Read(request.List);

    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        if (request.Presented == null)
        {
            base.OnList(request);
        }
        else if (request.IsGivenBack)
        {
            base.GiveBackToNdis(request);
        }
    }

    /// <inheritdoc/>
    protected override void GiveBackToNdis(ListRequest request)
    {
        if (request.IsDelivered)
        {
            base.GiveBackToNdis(request);
        }
    }
}
