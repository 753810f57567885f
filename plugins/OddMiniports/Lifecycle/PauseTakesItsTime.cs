using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("pause-takes-its-time", typeof(PauseTakesItsTime))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Sleeps for half a second in MiniportPause after everything is shut. Legal: MiniportPause: PASSIVE_LEVEL;
/// NdisMSleep.
/// </summary>
public sealed class PauseTakesItsTime : OddDriver
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
            NDIS_STATUS status = base.Pause();
            Ndis.NdisMSleep(500_000);
            return status;
        }
    }
}
