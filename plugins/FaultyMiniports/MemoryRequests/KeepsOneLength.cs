using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("shmem-026-keeps-one-length", typeof(KeepsOneLength))]
[assembly: FaultyMiniport("shmem-026-keeps-one-length", "SHMEM-026")]

namespace FaultyMiniports;

/// <summary>Keeps the length of its requests in one variable, though several are outstanding.</summary>
public sealed class KeepsOneLength : GrowingPathMiniport
{
    private protected override GrowingPath NewGrowingPath(Adapter adapter) => new OneLengthPath(adapter);

    private sealed class OneLengthPath(Adapter adapter) : GrowingPath(adapter, 8, 4, 2)
    {
        private uint _length;

        public override void OnMemory(
            Growth growth, PVOID virtualAddress, in PHYSICAL_ADDRESS physicalAddress, uint length)
            => base.OnMemory(growth, virtualAddress, in physicalAddress, _length);

        protected override void OnShort()
        {
            for (int i = 0; i < Growths.Length; i++)
            {
                Grow();
            }
        }

        protected override void Ask(Growth growth)
        {
            _length = growth.Buffers * Adapter.AlignForDma(Adapter.MaximumFrameBytes);
            base.Ask(growth);
        }
    }
}
