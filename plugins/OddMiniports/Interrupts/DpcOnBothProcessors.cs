using NdisConformance.Contract;
using OddMiniports.Interrupts;
using ReferenceMiniport;

[assembly: NdisMiniport("dpc-on-both-processors", typeof(DpcOnBothProcessors))]

namespace OddMiniports.Interrupts;

/// <summary>
/// Lets its DPC run on both processors at once. Legal: MiniportInterrupt: TargetProcessors, with
/// QueueDefaultInterruptDpc FALSE.
/// </summary>
public sealed class DpcOnBothProcessors : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        protected override bool OnInterrupt(
            NDIS_HANDLE context, ref bool queueDefaultInterruptDpc, ref uint targetProcessors)
        {
            bool isOurs = base.OnInterrupt(context, ref queueDefaultInterruptDpc, ref targetProcessors);
            queueDefaultInterruptDpc = false;
            targetProcessors = isOurs ? 3u : 0;
            return isOurs;
        }
    }
}
