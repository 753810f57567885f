using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-007-keeps-registers-at-halt", typeof(KeepsRegistersAtHalt))]
[assembly: FaultyMiniport("life-007-keeps-registers-at-halt", "LIFE-007")]

namespace FaultyMiniports;

/// <summary>Keeps its registers mapped over MiniportHaltEx.</summary>
public sealed class KeepsRegistersAtHalt : PhaseFollower
{
    /// <inheritdoc/>
    public override void NdisMUnmapIoSpace(NDIS_HANDLE miniportAdapterHandle, PVOID virtualAddress, uint length)
    {
        if (!IsHalting)
        {
            Inner.NdisMUnmapIoSpace(miniportAdapterHandle, virtualAddress, length);
        }
    }
}
