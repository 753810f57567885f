using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("out-of-band-data-kept", typeof(OutOfBandDataKept))]

namespace FieldMiniports;

/// <summary>
/// The out-of-band values of the former use stay in a list when it is indicated again.
/// </summary>
public sealed class OutOfBandDataKept : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override void FillList(ReceiveBuffer buffer)
        {
            NET_BUFFER_LIST list = buffer.NetBufferList;
            list.Next = null;
            list.Status = NDIS_STATUS_SUCCESS;
            list.SourceHandle = Adapter.Handle;
            list.MiniportReserved.Set(0, buffer.Context);
        }
    }
}
