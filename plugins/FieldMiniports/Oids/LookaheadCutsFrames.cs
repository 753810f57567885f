using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("lookahead-cuts-frames", typeof(LookaheadCutsFrames))]

namespace FieldMiniports;

/// <summary>
/// Received frames are indicated with no more data than the lookahead that was set, as if the rest could be
/// fetched.
/// </summary>
public sealed class LookaheadCutsFrames : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Path(adapter);

    private sealed class Part(Adapter adapter) : OidRequests(adapter)
    {
        private readonly Adapter _owner = adapter;

        protected override NDIS_STATUS Set(OidSet set)
        {
            NDIS_STATUS status = base.Set(set);
            if (status == NDIS_STATUS_SUCCESS && set.Oid == OID_GEN_CURRENT_LOOKAHEAD)
            {
                ((Path)_owner.Receive).Lookahead = set.InformationBuffer.Read<uint>();
            }

            return status;
        }
    }

    private sealed class Path(Adapter adapter) : FieldReceivePath(adapter)
    {
        private const uint HeaderBytes = 14;

        public uint Lookahead { get; set; } = Adapter.MtuSize;

        protected override void Describe(ReceiveBuffer buffer)
        {
            base.Describe(buffer);
            NET_BUFFER frame = buffer.NetBufferList.FirstNetBuffer;
            frame.DataLength = Math.Min(buffer.ReceivedBytes, HeaderBytes + Lookahead);
        }
    }
}
