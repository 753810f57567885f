using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("pause-always-pends", typeof(PauseAlwaysPends))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Returns PENDING from every MiniportPause and completes it in a DPC, even where nothing is outstanding. Legal:
/// MiniportPause: PENDING and NdisMPauseComplete.
/// </summary>
public sealed class PauseAlwaysPends : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : DpcAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        public override NDIS_STATUS Pause()
        {
            AbandonSendsIfGone();
            if (Gate.Close())
            {
                QueueWork(() => Ndis.NdisMPauseComplete(Handle), 1);
            }

            return NDIS_STATUS.NDIS_STATUS_PENDING;
        }
    }
}
