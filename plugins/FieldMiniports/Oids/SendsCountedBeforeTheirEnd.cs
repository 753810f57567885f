using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sends-counted-before-their-end", typeof(SendsCountedBeforeTheirEnd))]

namespace FieldMiniports;

/// <summary>
/// The counter of good sends counts frames when NDIS hands them in, also those that fail.
/// </summary>
public sealed class SendsCountedBeforeTheirEnd : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Sender(adapter);

    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Answers(adapter);

    private sealed class Sender(Adapter adapter) : TransmitPath(adapter)
    {
        public uint Frames { get; private set; }

        protected override NDIS_STATUS Check(NET_BUFFER_LIST list)
        {
            for (NET_BUFFER frame = list.FirstNetBuffer; frame != null; frame = frame.Next)
            {
                Frames++;
            }

            return base.Check(list);
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
