using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-020-clears-memory-of-refusal", typeof(ClearsMemoryOfRefusal), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-020-clears-memory-of-refusal", "NDIS5-020")]

namespace FaultyMiniports;

/// <summary>
/// Fills the block that MiniportAllocateComplete brings with zeros before it looks whether VirtualAddress is NULL.
/// </summary>
public sealed class ClearsMemoryOfRefusal : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new AsksForMemoryLaterDriver();

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_ALLOCATE_COMPLETE_HANDLER complete = characteristics.AllocateCompleteHandler!;
        characteristics.AllocateCompleteHandler = (adapter, address, in physicalAddress, length, context) =>
        {
            address.Fill(0, length);
            complete(adapter, address, in physicalAddress, length, context);
        };
    }
}
