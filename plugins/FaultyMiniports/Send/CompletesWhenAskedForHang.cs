using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-022-completes-when-asked-for-hang", typeof(CompletesWhenAskedForHang))]
[assembly: FaultyMiniport("send-022-completes-when-asked-for-hang", "SEND-022")]

namespace FaultyMiniports;

/// <summary>Completes its sends where NDIS asks whether it hangs, every 24 seconds.</summary>
public sealed class CompletesWhenAskedForHang : AdapterFollower
{
    private const uint Seconds = 24;
    private readonly List<NET_BUFFER_LIST> _done = [];

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES miniportAttributes)
    {
        miniportAttributes.CheckForHangTimeInSeconds = Seconds;
        return Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);
    }

    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
        => _done.Add(netBufferList);

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        characteristics.CheckForHangHandlerEx = context =>
        {
            NET_BUFFER_LIST[] done = [.. _done];
            _done.Clear();
            foreach (NET_BUFFER_LIST lists in done)
            {
                Inner.NdisMSendNetBufferListsComplete(Adapter.Handle, lists, 0);
            }

            return false;
        };
        characteristics.ResetHandlerEx = (NDIS_HANDLE context, out bool addressingReset) =>
        {
            addressingReset = false;
            return NDIS_STATUS.NDIS_STATUS_SUCCESS;
        };
    }
}
