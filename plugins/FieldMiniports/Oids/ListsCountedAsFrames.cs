using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("lists-counted-as-frames", typeof(ListsCountedAsFrames))]

namespace FieldMiniports;

/// <summary>
/// The counter of good sends counts lists, not the frames in them.
/// </summary>
public sealed class ListsCountedAsFrames : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Sender(adapter);

    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Answers(adapter);

    private sealed class Sender(Adapter adapter) : TransmitPath(adapter)
    {
        public uint Frames { get; private set; }

        protected override void ReleaseList(TransmitSlot slot)
        {
            NET_BUFFER_LIST list = slot.NetBufferList;
            uint before = _finished.Count;
            base.ReleaseList(slot);
            if (_finished.Count > before && list.Status == NDIS_STATUS_SUCCESS)
            {
                Frames++;
            }
        }
    }

    private sealed class Answers(Adapter adapter) : OidRequests(adapter)
    {
        private readonly Adapter _owner = adapter;

        protected override NDIS_STATUS Query(OidQuery query) => query.Oid == OID_GEN_XMIT_OK
            ? AnswerCounter(query, ((Sender)_owner.Transmit).Frames)
            : base.Query(query);
    }
}
