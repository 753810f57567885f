using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-010-frees-after-completion", typeof(FreesAfterCompletion))]
[assembly: FaultyMiniport("sgdma-free-010-frees-after-completion", "SGDMA-FREE-010", AlsoFires = "SGDMA-REG-020")]

namespace FaultyMiniports;

/// <summary>Frees the lists of a send right after its completion.</summary>
public sealed class FreesAfterCompletion : ListFollower
{
    private readonly List<ListRequest> _kept = [];

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
        => AskWithoutBuffer(request);

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
        => _kept.Add(request);

    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        List<NET_BUFFER_LIST> completed = [];
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            completed.Add(list);
        }

        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
        foreach (ListRequest request in _kept.Where(request => completed.Contains(request.NetBufferList)).ToArray())
        {
            _kept.Remove(request);
            base.GiveBack(request);
        }
    }
}
