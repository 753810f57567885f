using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-001-forgets-list-of-copy", typeof(ForgetsListOfCopy))]
[assembly: FaultyMiniport("sgdma-free-001-forgets-list-of-copy", "SGDMA-FREE-001", AlsoFires = "SGDMA-REG-020")]

namespace FaultyMiniports;

/// <summary>Forgets the list of a frame that it copies because the list is too long for its NIC.</summary>
public sealed class ForgetsListOfCopy : ListFollower
{
    private ListRequest? _arriving;

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
        => AskWithoutBuffer(request);

    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        _arriving = request;
        base.OnList(request);
        _arriving = null;
    }

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        if (request != _arriving)
        {
            base.GiveBack(request);
        }
    }
}
