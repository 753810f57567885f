using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("queue-length-without-nic", typeof(QueueLengthWithoutNic))]

namespace FieldMiniports;

/// <summary>
/// The length of the transmit queue counts the frames that wait in the driver and leaves out those that are being
/// mapped or that the NIC has.
/// </summary>
public sealed class QueueLengthWithoutNic : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Path(adapter);

    private sealed class Part(Adapter adapter) : OidRequests(adapter)
    {
        private readonly Adapter _owner = adapter;

        protected override NDIS_STATUS Query(OidQuery query)
            => query.Oid == OID_GEN_TRANSMIT_QUEUE_LENGTH
                ? Answer(query, ((Path)_owner.Transmit).CountWaiting())
                : base.Query(query);
    }

    private sealed class Path(Adapter adapter) : FieldTransmitPath(adapter)
    {
        public uint CountWaiting()
        {
            uint frames = 0;
            Ndis.NdisAcquireSpinLock(_lock);
            NET_BUFFER_LIST list = _waiting.Count > 0 ? _waiting.Head : null;
            NET_BUFFER frame = _nextNetBuffer;
            while (list != null)
            {
                for (; frame != null; frame = frame.Next)
                {
                    frames++;
                }

                list = list.Next;
                frame = list == null ? null : list.FirstNetBuffer;
            }

            Ndis.NdisReleaseSpinLock(_lock);
            return frames;
        }
    }
}
