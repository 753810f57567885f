using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("life-003-loses-first-block-of-initialize", typeof(LosesFirstBlockOfInitialize))]
[assembly: FaultyMiniport("life-003-loses-first-block-of-initialize", "LIFE-003")]

namespace FaultyMiniports;

/// <summary>Loses the first of two blocks if MiniportInitializeEx fails for want of the second.</summary>
public sealed class LosesFirstBlockOfInitialize : LateAllocator
{
    private readonly BlockPair _blocks = new(Adapter.Tag);

    /// <inheritdoc/>
    protected override bool TryTake(NDIS_HANDLE adapterHandle) => _blocks.TryTake(Inner, adapterHandle);

    /// <inheritdoc/>
    protected override void Free() => _blocks.Free(Inner);
}
