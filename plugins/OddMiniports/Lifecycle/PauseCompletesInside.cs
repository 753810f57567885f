using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("pause-completes-inside", typeof(PauseCompletesInside))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Calls NdisMPauseComplete before MiniportPause returns PENDING, where nothing is outstanding. Legal:
/// NdisMPauseComplete: after MiniportPause was called; PENDING is not returned first.
/// </summary>
public sealed class PauseCompletesInside : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        public override NDIS_STATUS Pause()
        {
            AbandonSendsIfGone();
            if (Gate.Close())
            {
                Ndis.NdisMPauseComplete(Handle);
            }

            return NDIS_STATUS.NDIS_STATUS_PENDING;
        }
    }
}
