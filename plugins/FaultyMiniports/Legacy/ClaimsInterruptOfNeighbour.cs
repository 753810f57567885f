using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "int-004-claims-interrupt-of-neighbour", typeof(ClaimsInterruptOfNeighbour), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("int-004-claims-interrupt-of-neighbour", "INT-004")]

namespace FaultyMiniports;

/// <summary>Sets InterruptRecognized to TRUE in MiniportISR, whoever interrupted.</summary>
public sealed class ClaimsInterruptOfNeighbour : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_ISR_HANDLER isr = characteristics.ISRHandler!;
        characteristics.ISRHandler = (out bool recognized, out bool queue, NDIS_HANDLE context) =>
        {
            isr(out recognized, out queue, context);
            recognized = true;
        };
    }
}
