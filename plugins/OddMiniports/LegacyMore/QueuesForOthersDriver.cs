using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.LegacyMore;

[assembly: NdisMiniport(
    "legacy-queues-for-others", typeof(QueuesForOthersDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.LegacyMore;

/// <summary>
/// MiniportISR answers TRUE in QueueMiniportHandleInterrupt even where it does not recognize the interrupt. Legal:
/// NDIS takes it for FALSE where InterruptRecognized is FALSE.
/// </summary>
public sealed class QueuesForOthersDriver : OddDriver
{
    /// <inheritdoc/>
    protected override EntryPoints CreateEntryPoints(INdis5 ndis, bool isDeserialized)
        => new OwnEntryPoints(this, ndis, isDeserialized);

    private sealed class OwnEntryPoints(OddDriver driver, INdis5 ndis, bool isDeserialized)
        : OddEntryPoints(driver, ndis, isDeserialized)
    {
        protected override void Isr(
            out bool interruptRecognized, out bool queueMiniportHandleInterrupt, NDIS_HANDLE miniportAdapterContext)
        {
            interruptRecognized = AdapterOf(miniportAdapterContext).Isr();
            queueMiniportHandleInterrupt = true;
        }
    }
}
