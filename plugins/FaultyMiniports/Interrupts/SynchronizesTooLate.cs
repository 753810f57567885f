using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("int-010-synchronizes-too-late", typeof(SynchronizesTooLate))]
[assembly: FaultyMiniport("int-010-synchronizes-too-late", "INT-010")]

namespace FaultyMiniports;

/// <summary>Synchronizes with an interrupt that it has just deregistered.</summary>
public sealed class SynchronizesTooLate : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMDeregisterInterruptEx(NDIS_HANDLE ndisInterruptHandle)
    {
        Inner.NdisMDeregisterInterruptEx(ndisInterruptHandle);
        Inner.NdisMSynchronizeWithInterruptEx(ndisInterruptHandle, 0, context => true, null);
    }
}
