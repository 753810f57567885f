using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("int-008-deregisters-interrupt-twice", typeof(DeregistersInterruptTwice))]
[assembly: FaultyMiniport("int-008-deregisters-interrupt-twice", "INT-008")]

namespace FaultyMiniports;

/// <summary>Deregisters its interrupt twice.</summary>
public sealed class DeregistersInterruptTwice : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMDeregisterInterruptEx(NDIS_HANDLE ndisInterruptHandle)
    {
        Inner.NdisMDeregisterInterruptEx(ndisInterruptHandle);
        Inner.NdisMDeregisterInterruptEx(ndisInterruptHandle);
    }
}
