using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-014-indicates-after-pause", typeof(IndicatesAfterPause))]
[assembly: FaultyMiniport("recv-014-indicates-after-pause", "RECV-014")]

namespace FaultyMiniports;

/// <summary>Indicates one more frame after it completed a pause.</summary>
public sealed class IndicatesAfterPause : OwnFrameDriver
{
    /// <inheritdoc/>
    public override void NdisMPauseComplete(NDIS_HANDLE miniportAdapterHandle)
    {
        Inner.NdisMPauseComplete(miniportAdapterHandle);
        IndicateFrame(0);
    }
}
