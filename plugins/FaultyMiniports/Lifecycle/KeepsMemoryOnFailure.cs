using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-003-keeps-memory-on-failure", typeof(KeepsMemoryOnFailure))]
[assembly: FaultyMiniport("life-003-keeps-memory-on-failure", "LIFE-003")]

namespace FaultyMiniports;

/// <summary>Keeps its list buffers when MiniportInitializeEx fails.</summary>
public sealed class KeepsMemoryOnFailure : PhaseFollower
{
    /// <inheritdoc/>
    public override void NdisFreeMemory(PVOID virtualAddress, uint length, uint memoryFlags)
    {
        if (!IsInitializing)
        {
            Inner.NdisFreeMemory(virtualAddress, length, memoryFlags);
        }
    }
}
