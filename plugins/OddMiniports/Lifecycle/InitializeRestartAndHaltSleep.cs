using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("initialize-restart-and-halt-sleep", typeof(InitializeRestartAndHaltSleep))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Sleeps for a second each in MiniportInitializeEx, MiniportRestart and MiniportHaltEx. Legal: NdisMSleep: below
/// DISPATCH_LEVEL; the three run at PASSIVE_LEVEL.
/// </summary>
public sealed class InitializeRestartAndHaltSleep : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        public override NDIS_STATUS Restart()
        {
            Ndis.NdisMSleep(1_000_000);
            return base.Restart();
        }

        /// <inheritdoc/>
        public override void Halt()
        {
            Ndis.NdisMSleep(1_000_000);
            base.Halt();
        }

        /// <inheritdoc/>
        protected override NDIS_STATUS SetGeneralAttributes()
        {
            Ndis.NdisMSleep(1_000_000);
            return base.SetGeneralAttributes();
        }
    }
}
