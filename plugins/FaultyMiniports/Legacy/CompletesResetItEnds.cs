using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-026-completes-reset-it-ends", typeof(CompletesResetItEnds), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-026-completes-reset-it-ends", "NDIS5-026")]

namespace FaultyMiniports;

/// <summary>
/// Calls NdisMResetComplete inside MiniportReset, and returns the status of the reset instead of PENDING.
/// </summary>
public sealed class CompletesResetItEnds : LegacyAdapterFollower
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_RESET_HANDLER reset = characteristics.ResetHandler!;
        characteristics.ResetHandler = (out bool addressingReset, NDIS_HANDLE context) =>
        {
            NDIS_STATUS status = reset(out addressingReset, context);
            Inner.NdisMResetComplete(AdapterHandle, status, addressingReset);
            return status;
        };
    }
}
