using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Asks again from MiniportSharedMemoryAllocateComplete where that brought no memory, twice at most.
/// </summary>
public sealed class TriesAgainDriver : GrowingPathDriver
{
    private protected override GrowingPath NewGrowingPath(Adapter adapter) => new StubbornPath(adapter);

    private sealed class StubbornPath(Adapter adapter) : GrowingPath(adapter, 12)
    {
        private const int MostTries = 2;
        private int _tries;

        public override void OnMemory(
            Growth growth, PVOID virtualAddress, in PHYSICAL_ADDRESS physicalAddress, uint length)
        {
            if (virtualAddress == null && _tries < MostTries)
            {
                _tries++;
                Ask(growth);
                return;
            }

            _tries = 0;
            base.OnMemory(growth, virtualAddress, in physicalAddress, length);
        }
    }
}
