using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("counter-always-8-bytes", typeof(CounterAlways8Bytes))]

namespace FieldMiniports;

/// <summary>
/// A counter is written with 8 bytes into a buffer of 4, which the documentation allows for it.
/// </summary>
public sealed class CounterAlways8Bytes : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : OidRequests(adapter)
    {
        protected override NDIS_STATUS Query(OidQuery query)
        {
            if (query.Oid is not (OID_GEN_XMIT_OK or OID_GEN_RCV_OK) || query.InformationBufferLength < sizeof(uint))
            {
                return base.Query(query);
            }

            query.InformationBuffer.Write(query.Oid == OID_GEN_XMIT_OK ? Sent : Received);
            query.BytesWritten = Math.Min(query.InformationBufferLength, sizeof(ulong));
            return NDIS_STATUS_SUCCESS;
        }

        private ulong Sent => _owner.Nic.TransmitCounters().Frames;

        private ulong Received => _owner.Nic.ReceiveCounters().Frames;

        private readonly Adapter _owner = adapter;
    }
}
