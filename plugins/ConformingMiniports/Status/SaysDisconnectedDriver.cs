using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>Completes what is sent while its link is down at once, with NDIS_STATUS_MEDIA_DISCONNECTED.</summary>
public sealed class SaysDisconnectedDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new SayingAdapter(ndis, adapterHandle, version);

    private sealed class SayingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override TransmitPath NewTransmitPath(Adapter adapter) => new SayingPath(this);

        private sealed class SayingPath(SayingAdapter adapter) : TransmitPath(adapter)
        {
            public override void Send(NET_BUFFER_LIST lists, uint flags)
            {
                if (adapter._isLinkUp)
                {
                    base.Send(lists, flags);
                    return;
                }

                for (NET_BUFFER_LIST list = lists; list != null; list = list.Next)
                {
                    list.Status = NDIS_STATUS_MEDIA_DISCONNECTED;
                }

                Ndis.NdisMSendNetBufferListsComplete(adapter.Handle, lists, 0);
            }
        }
    }
}
