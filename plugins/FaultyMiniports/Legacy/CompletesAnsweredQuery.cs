using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-025-completes-answered-query", typeof(CompletesAnsweredQuery), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-025-completes-answered-query", "NDIS5-025")]

namespace FaultyMiniports;

/// <summary>
/// Answers each query at once with its status, and calls NdisMQueryInformationComplete for it in the next
/// MiniportHandleInterrupt all the same.
/// </summary>
public sealed class CompletesAnsweredQuery : LegacyAdapterFollower
{
    private NDIS_STATUS? _answered;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_QUERY_INFORMATION_HANDLER query = characteristics.QueryInformationHandler!;
        characteristics.QueryInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesWritten, out uint bytesNeeded) =>
        {
            NDIS_STATUS status = query(context, oid, buffer, length, out bytesWritten, out bytesNeeded);
            _answered = status;
            return status;
        };
        W_HANDLE_INTERRUPT_HANDLER handleInterrupt = characteristics.HandleInterruptHandler!;
        characteristics.HandleInterruptHandler = context =>
        {
            if (_answered is { } status)
            {
                _answered = null;
                Inner.NdisMQueryInformationComplete(AdapterHandle, status);
            }

            handleInterrupt(context);
        };
    }
}
