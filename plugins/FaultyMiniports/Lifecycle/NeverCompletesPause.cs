using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-015-never-completes-pause", typeof(NeverCompletesPause))]
[assembly: FaultyMiniport("life-015-never-completes-pause", "LIFE-015")]

namespace FaultyMiniports;

/// <summary>Returns PENDING from MiniportPause and never completes the pause.</summary>
public sealed class NeverCompletesPause : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMPauseComplete(NDIS_HANDLE miniportAdapterHandle)
    {
    }
}
