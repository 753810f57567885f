using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("claims-interrupts-of-gone-nic", typeof(ClaimsInterruptsOfGoneNic))]

namespace FieldMiniports;

/// <summary>
/// A NIC that is gone reads as all ones, and the ISR takes that for its own interrupt.
/// </summary>
public sealed class ClaimsInterruptsOfGoneNic : FieldDriver
{
    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new Part(ndis, handle);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle) : FieldNic(ndis, handle)
    {
        public override bool IsInterrupting() => (Read(InterruptCause) & Read(InterruptMask)) != 0;
    }
}
