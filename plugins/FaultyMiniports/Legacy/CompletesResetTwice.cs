using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-026-completes-reset-twice", typeof(CompletesResetTwice), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-026-completes-reset-twice", "NDIS5-026")]

namespace FaultyMiniports;

/// <summary>Returns PENDING from MiniportReset, and calls NdisMResetComplete twice.</summary>
public sealed class CompletesResetTwice : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMResetComplete(
        NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status, bool addressingReset)
    {
        Inner.NdisMResetComplete(miniportAdapterHandle, status, addressingReset);
        Inner.NdisMResetComplete(miniportAdapterHandle, status, addressingReset);
    }

    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new PendsResetDriver();
}
