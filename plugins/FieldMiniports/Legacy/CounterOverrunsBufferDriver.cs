using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-counter-overruns-buffer", typeof(CounterOverrunsBufferDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Writes a counter of 8 bytes whenever there is room for 4. NDIS 5: for a buffer of 4 bytes the driver gives the low
/// 32 bits and says 8 in BytesNeeded; it never writes more than InformationBufferLength.
/// </summary>
public sealed class CounterOverrunsBufferDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override OidRequests NewOidRequests(Adapter adapter) => new OwnOidRequests(adapter);

    private sealed class OwnOidRequests(Adapter adapter) : OidRequests(adapter)
    {
        public override NDIS_STATUS Query(
            uint oid, PVOID buffer, uint length, out uint bytesWritten, out uint bytesNeeded)
        {
            bool isCounter = oid is OID_GEN_XMIT_OK or OID_GEN_RCV_OK;
            if (!isCounter || length < sizeof(uint) || adapter.Nic.IsGone)
            {
                return base.Query(oid, buffer, length, out bytesWritten, out bytesNeeded);
            }

            buffer.Write(oid == OID_GEN_XMIT_OK ? adapter.Nic.FramesTransmitted : adapter.Nic.FramesReceived);
            (bytesWritten, bytesNeeded) = (sizeof(ulong), 0);
            return NDIS_STATUS_SUCCESS;
        }
    }
}
