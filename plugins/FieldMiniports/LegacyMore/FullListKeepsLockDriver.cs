using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-full-list-keeps-lock", typeof(FullListKeepsLockDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// Returns NDIS_STATUS_MULTICAST_FULL with the lock held. Violates NdisAcquireSpinLock: each acquire has its
/// release; the next handler that wants the lock never gets it.
/// </summary>
public sealed class FullListKeepsLockDriver : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests CreateOids(Adapter adapter) => new OwnOidRequests(adapter);

    private sealed class OwnOidRequests(Adapter adapter) : OidRequests(adapter)
    {
        protected override NDIS_STATUS SetMulticastList(
            PVOID buffer, uint length, ref uint bytesRead, ref uint bytesNeeded)
        {
            uint count = length / ReceiveFilter.AddressBytes;
            if (length % ReceiveFilter.AddressBytes != 0)
            {
                bytesNeeded = (count + 1) * ReceiveFilter.AddressBytes;
                return NDIS_STATUS_INVALID_LENGTH;
            }

            adapter.AcquireLock();
            if (count > ReceiveFilter.ListSize)
            {
                bytesNeeded = ReceiveFilter.ListSize * ReceiveFilter.AddressBytes;
                return NDIS_STATUS_MULTICAST_FULL;
            }

            adapter.Filter.SetMulticastList(buffer, length);
            adapter.ReleaseLock();
            bytesRead = length;
            return NDIS_STATUS_SUCCESS;
        }
    }
}
