using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-014-completes-pause-twice", typeof(CompletesPauseTwice))]
[assembly: FaultyMiniport("life-014-completes-pause-twice", "LIFE-014")]

namespace FaultyMiniports;

/// <summary>Completes a pause twice.</summary>
public sealed class CompletesPauseTwice : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMPauseComplete(NDIS_HANDLE miniportAdapterHandle)
    {
        Inner.NdisMPauseComplete(miniportAdapterHandle);
        Inner.NdisMPauseComplete(miniportAdapterHandle);
    }
}
