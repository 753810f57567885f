using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "irql-002-deregisters-line-at-dispatch", typeof(DeregistersLineAtDispatch), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("irql-002-deregisters-line-at-dispatch", "IRQL-002")]

namespace FaultyMiniports;

/// <summary>Calls NdisMDeregisterInterrupt at DISPATCH_LEVEL.</summary>
public sealed class DeregistersLineAtDispatch : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMDeregisterInterrupt(NDIS_MINIPORT_INTERRUPT interrupt)
    {
        Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
        Inner.NdisMDeregisterInterrupt(interrupt);
        Inner.NDIS_LOWER_IRQL(oldIrql);
    }
}
