using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-003-keeps-registers-on-failure", typeof(KeepsRegistersOnFailure))]
[assembly: FaultyMiniport("life-003-keeps-registers-on-failure", "LIFE-003")]

namespace FaultyMiniports;

/// <summary>Keeps its registers mapped when MiniportInitializeEx fails.</summary>
public sealed class KeepsRegistersOnFailure : PhaseFollower
{
    /// <inheritdoc/>
    public override void NdisMUnmapIoSpace(NDIS_HANDLE miniportAdapterHandle, PVOID virtualAddress, uint length)
    {
        if (!IsInitializing)
        {
            Inner.NdisMUnmapIoSpace(miniportAdapterHandle, virtualAddress, length);
        }
    }
}
