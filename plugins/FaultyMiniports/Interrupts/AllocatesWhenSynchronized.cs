using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("int-007-allocates-when-synchronized", typeof(AllocatesWhenSynchronized))]
[assembly: FaultyMiniport("int-007-allocates-when-synchronized", "INT-007")]

namespace FaultyMiniports;

/// <summary>Allocates and frees memory in MiniportSynchronizeInterrupt.</summary>
public sealed class AllocatesWhenSynchronized : AdapterFollower
{
    /// <inheritdoc/>
    public override bool NdisMSynchronizeWithInterruptEx(
        NDIS_HANDLE ndisInterruptHandle,
        uint messageId,
        MINIPORT_SYNCHRONIZE_INTERRUPT synchronizeFunction,
        NDIS_HANDLE synchronizeContext)
        => Inner.NdisMSynchronizeWithInterruptEx(
            ndisInterruptHandle,
            messageId,
            context =>
            {
                PVOID memory = Inner.NdisAllocateMemoryWithTagPriority(
                    Adapter.Handle, 64, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
                if (memory != null)
                {
                    Inner.NdisFreeMemory(memory, 0, 0);
                }

                return synchronizeFunction(context);
            },
            synchronizeContext);
}
