using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-008-sums-up-at-completion", typeof(SumsUpAtCompletion))]
[assembly: FaultyMiniport("sgdma-free-008-sums-up-at-completion", "SGDMA-FREE-008", AlsoFires = "SGDMA-REG-020")]

namespace FaultyMiniports;

/// <summary>Looks at the first element of a list, freed by then, when the send is completed.</summary>
public sealed class SumsUpAtCompletion : ListFollower
{
    private readonly List<ListRequest> _freed = [];

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
        => AskWithoutBuffer(request);

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        base.GiveBack(request);
        _freed.Add(request);
    }

    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        foreach (ListRequest request in _freed)
        {
            _ = request.List.Elements[0].Length;
        }

        _freed.Clear();
        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }
}
