using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-002-frees-again-in-halt", typeof(FreesAgainInHalt))]
[assembly: FaultyMiniport("sgdma-free-002-frees-again-in-halt", "SGDMA-FREE-002", AlsoFires = "SGDMA-REG-020")]

namespace FaultyMiniports;

/// <summary>Frees the last list once more in MiniportHaltEx.</summary>
public sealed class FreesAgainInHalt : ListFollower
{
    private ListRequest? _last;

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
        => AskWithoutBuffer(request);

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        _last = request;
        base.GiveBack(request);
    }

    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        if (_last is { } last)
        {
            _last = null;
            Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            base.GiveBack(last);
            Inner.NDIS_LOWER_IRQL(oldIrql);
        }

        Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
    }
}
