using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("shmem-025-goes-by-length-of-nothing", typeof(GoesByLengthOfNothing))]
[assembly: FaultyMiniport("shmem-025-goes-by-length-of-nothing", "SHMEM-025")]

namespace FaultyMiniports;

/// <summary>Takes Length for the sign that there is memory, and clears that much.</summary>
public sealed class GoesByLengthOfNothing : GrowingPathMiniport
{
    private protected override GrowingPath NewGrowingPath(Adapter adapter) => new ClearingPath(adapter);

    private sealed class ClearingPath(Adapter adapter) : GrowingPath(adapter, 6, 6, 6)
    {
        public override void OnMemory(
            Growth growth, PVOID virtualAddress, in PHYSICAL_ADDRESS physicalAddress, uint length)
        {
            if (length != 0)
            {
                virtualAddress.Fill(0, length);
            }

            base.OnMemory(growth, virtualAddress, in physicalAddress, length);
        }
    }
}
