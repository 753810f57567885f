using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("restart-pends", typeof(RestartPends))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Returns PENDING from MiniportRestart and completes it in a DPC. Legal: MiniportRestart: PENDING and
/// NdisMRestartComplete.
/// </summary>
public sealed class RestartPends : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : DpcAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        public override NDIS_STATUS Restart()
        {
            QueueWork(
                () =>
                {
                    Gate.Open();
                    Ndis.NdisMRestartComplete(Handle, NDIS_STATUS.NDIS_STATUS_SUCCESS);
                },
                1);
            return NDIS_STATUS.NDIS_STATUS_PENDING;
        }
    }
}
