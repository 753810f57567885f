using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("shmem-010-grows-without-limit", typeof(GrowsWithoutLimit))]
[assembly: FaultyMiniport("shmem-010-grows-without-limit", "SHMEM-010")]

namespace FaultyMiniports;

/// <summary>Asks for four megabytes whenever its buffers are short, however much it has.</summary>
public sealed class GrowsWithoutLimit : GrowingPathMiniport
{
    private protected override GrowingPath NewGrowingPath(Adapter adapter) => new EndlessPath(adapter);

    private sealed class EndlessPath(Adapter adapter) : GrowingPath(adapter, 6)
    {
        private const uint BlockBytes = 4 << 20;
        private readonly List<(PVOID Block, PHYSICAL_ADDRESS Address)> _blocks = [];

        public override void OnMemory(
            Growth growth, PVOID virtualAddress, in PHYSICAL_ADDRESS physicalAddress, uint length)
        {
            if (virtualAddress != null)
            {
                _blocks.Add((virtualAddress, physicalAddress));
            }

            base.OnMemory(growth, default, in physicalAddress, 0);
        }

        public override void Release()
        {
            base.Release();
            foreach ((PVOID block, PHYSICAL_ADDRESS address) in _blocks)
            {
                Ndis.NdisMFreeSharedMemory(Adapter.Handle, BlockBytes, true, block, address);
            }

            _blocks.Clear();
        }

        protected override void Ask(Growth growth)
        {
            NDIS_STATUS status = Ndis.NdisMAllocateSharedMemoryAsyncEx(
                Adapter.DmaHandle, BlockBytes, true, growth.Context);
            if (status != NDIS_STATUS_PENDING)
            {
                EndRequest(growth);
            }
        }
    }
}
