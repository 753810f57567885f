using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-007-keeps-memory-at-halt", typeof(KeepsMemoryAtHalt))]
[assembly: FaultyMiniport("life-007-keeps-memory-at-halt", "LIFE-007")]

namespace FaultyMiniports;

/// <summary>Keeps its list buffers over MiniportHaltEx.</summary>
public sealed class KeepsMemoryAtHalt : PhaseFollower
{
    /// <inheritdoc/>
    public override void NdisFreeMemory(PVOID virtualAddress, uint length, uint memoryFlags)
    {
        if (!IsHalting)
        {
            Inner.NdisFreeMemory(virtualAddress, length, memoryFlags);
        }
    }
}
