using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "irql-004-mixes-lock-functions-in-handler",
    typeof(MixesLockFunctionsInHandler),
    Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("irql-004-mixes-lock-functions-in-handler", "IRQL-004")]

namespace FaultyMiniports;

/// <summary>
/// Releases with NdisDprReleaseSpinLock in MiniportHandleInterrupt what it took with NdisAcquireSpinLock.
/// </summary>
public sealed class MixesLockFunctionsInHandler : FaultyLegacyMiniport
{
    private NDIS_SPIN_LOCK? _lock;

    /// <inheritdoc/>
    public override void NdisAllocateSpinLock(NDIS_SPIN_LOCK spinLock)
    {
        Inner.NdisAllocateSpinLock(spinLock);
        _lock = spinLock;
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_HANDLE_INTERRUPT_HANDLER handleInterrupt = characteristics.HandleInterruptHandler!;
        characteristics.HandleInterruptHandler = context =>
        {
            Inner.NdisAcquireSpinLock(_lock!);
            Inner.NdisDprReleaseSpinLock(_lock!);
            handleInterrupt(context);
        };
    }
}
