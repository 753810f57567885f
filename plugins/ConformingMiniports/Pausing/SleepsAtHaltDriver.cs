using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Sleeps for a while in MiniportHaltEx before it gives anything back, as it may at PASSIVE_LEVEL.</summary>
public sealed class SleepsAtHaltDriver : VariantDriver
{
    private const uint SleepMicroseconds = 500;

    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new SleepingPath(adapter);

    private sealed class SleepingPath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override void FreePool()
        {
            Ndis.NdisMSleep(SleepMicroseconds);
            base.FreePool();
        }
    }
}
