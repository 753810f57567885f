using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-001-initializes-dma-in-halt", typeof(InitializesDmaInHalt), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-001-initializes-dma-in-halt", "NDIS5-001")]

namespace FaultyMiniports;

/// <summary>Calls NdisMInitializeScatterGatherDma once more in MiniportHalt.</summary>
public sealed class InitializesDmaInHalt : LegacyAdapterFollower
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_HALT_HANDLER halt = characteristics.HaltHandler!;
        characteristics.HaltHandler = context =>
        {
            Inner.NdisMInitializeScatterGatherDma(AdapterHandle, false, Adapter.MaximumFrameBytes);
            halt(context);
        };
    }
}
