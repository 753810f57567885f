using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("life-029-completes-finished-reset", typeof(CompletesFinishedReset))]
[assembly: FaultyMiniport("life-029-completes-finished-reset", "LIFE-029")]

namespace FaultyMiniports;

/// <summary>Calls NdisMResetComplete for each reset, those that MiniportResetEx ended itself included.</summary>
public sealed class CompletesFinishedReset : ResetsWhenHungDriver
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Reset(NDIS_HANDLE context, out bool addressingReset)
    {
        NDIS_STATUS status = base.Reset(context, out addressingReset);
        Adapter adapter = AdapterOf(context);
        adapter.Ndis.NdisMResetComplete(adapter.Handle, NDIS_STATUS.NDIS_STATUS_SUCCESS, addressingReset);
        return status;
    }
}
