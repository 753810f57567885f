using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace FieldMiniports;

/// <summary>Receives into buffers that are indicated as they are.</summary>
public class FieldReceivePath(Adapter adapter) : ReceivePath(adapter)
{
    /// <summary>Indicates the batch, and does nothing else.</summary>
    protected void HandUp(uint count, uint flags)
    {
        NetBufferListQueue lists = default;
        for (uint i = 0; i < count; i++)
        {
            Describe(_batch[i]);
            lists.Append(_batch[i].NetBufferList);
        }

        Ndis.NdisMIndicateReceiveNetBufferLists(Adapter.Handle, lists.Head, NDIS_DEFAULT_PORT_NUMBER, count, flags);
    }
}
