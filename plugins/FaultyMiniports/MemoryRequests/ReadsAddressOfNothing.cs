using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("shmem-025-reads-address-of-nothing", typeof(ReadsAddressOfNothing))]
[assembly: FaultyMiniport("shmem-025-reads-address-of-nothing", "SHMEM-025")]

namespace FaultyMiniports;

/// <summary>Copies PhysicalAddress before it looks whether there is any memory.</summary>
public sealed class ReadsAddressOfNothing : GrowingPathMiniport
{
    private protected override GrowingPath NewGrowingPath(Adapter adapter) => new HastyPath(adapter);

    private sealed class HastyPath(Adapter adapter) : GrowingPath(adapter, 6, 6, 6)
    {
        public override void OnMemory(
            Growth growth, PVOID virtualAddress, in PHYSICAL_ADDRESS physicalAddress, uint length)
        {
            growth.PhysicalAddress = physicalAddress;
            base.OnMemory(growth, virtualAddress, in physicalAddress, length);
        }
    }
}
