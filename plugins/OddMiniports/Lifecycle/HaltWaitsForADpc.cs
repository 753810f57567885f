using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("halt-waits-for-a-dpc", typeof(HaltWaitsForADpc))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Queues a last DPC in MiniportHaltEx and waits for it by an event. Legal: MiniportHaltEx: PASSIVE_LEVEL;
/// NdisWaitEvent.
/// </summary>
public sealed class HaltWaitsForADpc : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : DpcAdapter(driver, ndis, handle, version)
    {
        private readonly NDIS_EVENT _isDone = new();

        /// <inheritdoc/>
        public override void Halt()
        {
            Ndis.NdisInitializeEvent(_isDone);
            QueueWork(() => Ndis.NdisSetEvent(_isDone), 2);
            Ndis.NdisWaitEvent(_isDone, 0);
            base.Halt();
        }
    }
}
