using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-033-reads-set-buffer-later", typeof(ReadsSetBufferLater), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-033-reads-set-buffer-later", "NDIS5-033")]

namespace FaultyMiniports;

/// <summary>
/// Keeps the address of the buffer in which the packet filter is set, and reads the filter there in the next
/// MiniportCheckForHang.
/// </summary>
public sealed class ReadsSetBufferLater : FaultyLegacyMiniport
{
    private PVOID _buffer;
    private uint _filter;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_SET_INFORMATION_HANDLER set = characteristics.SetInformationHandler!;
        characteristics.SetInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesRead, out uint bytesNeeded) =>
        {
            NDIS_STATUS status = set(context, oid, buffer, length, out bytesRead, out bytesNeeded);
            if (status == NDIS_STATUS_SUCCESS && oid == OID_GEN_CURRENT_PACKET_FILTER)
            {
                _buffer = buffer;
            }

            return status;
        };
        W_CHECK_FOR_HANG_HANDLER checkForHang = characteristics.CheckForHangHandler!;
        characteristics.CheckForHangHandler = context =>
        {
            if (_buffer != null)
            {
                _filter = _buffer.Read<uint>();
                _buffer = null;
            }

            return checkForHang(context);
        };
    }
}
