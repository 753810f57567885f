using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FaultyMiniports;

/// <summary>
/// A wrong driver that allocates something more as the last step of MiniportInitializeEx, after the interrupt is
/// registered, and frees it as the first step of a release.
/// </summary>
public abstract class LateAllocator : AdapterFollower
{
    /// <inheritdoc/>
    public sealed override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        NDIS_STATUS status = Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
        if (status == NDIS_STATUS_SUCCESS && !TryTake(miniportAdapterHandle))
        {
            Inner.NdisMDeregisterInterruptEx(ndisInterruptHandle);
            status = NDIS_STATUS_RESOURCES;
        }

        return status;
    }

    /// <inheritdoc/>
    public sealed override void NdisMDeregisterInterruptEx(NDIS_HANDLE ndisInterruptHandle)
    {
        Inner.NdisMDeregisterInterruptEx(ndisInterruptHandle);
        Free();
    }

    /// <summary>Allocates. False if there is no memory: MiniportInitializeEx fails.</summary>
    protected abstract bool TryTake(NDIS_HANDLE adapterHandle);

    /// <summary>Frees what <see cref="TryTake"/> allocated.</summary>
    protected abstract void Free();
}
