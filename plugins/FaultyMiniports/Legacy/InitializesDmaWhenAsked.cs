using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-001-initializes-dma-when-asked", typeof(InitializesDmaWhenAsked), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-001-initializes-dma-when-asked", "NDIS5-001")]

namespace FaultyMiniports;

/// <summary>
/// Calls NdisMInitializeScatterGatherDma again in its first MiniportQueryInformation, to get longer lists.
/// </summary>
public sealed class InitializesDmaWhenAsked : LegacyAdapterFollower
{
    private bool _isAsked;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_QUERY_INFORMATION_HANDLER query = characteristics.QueryInformationHandler!;
        characteristics.QueryInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesWritten, out uint bytesNeeded) =>
        {
            if (!_isAsked)
            {
                _isAsked = true;
                Inner.NdisMInitializeScatterGatherDma(AdapterHandle, false, 4 * Adapter.MaximumFrameBytes);
            }

            return query(context, oid, buffer, length, out bytesWritten, out bytesNeeded);
        };
    }
}
