using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("second-restart-fails", typeof(SecondRestartFails))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Fails its second restart with RESOURCES, and works after a third. Legal: MiniportRestart: NDIS_STATUS_RESOURCES.
/// </summary>
public sealed class SecondRestartFails : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        private int _restarts;

        /// <inheritdoc/>
        public override NDIS_STATUS Restart()
            => ++_restarts == 2 ? NDIS_STATUS.NDIS_STATUS_RESOURCES : base.Restart();
    }
}
