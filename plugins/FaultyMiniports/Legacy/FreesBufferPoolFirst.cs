using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-017-frees-buffer-pool-first", typeof(FreesBufferPoolFirst), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-017-frees-buffer-pool-first", "NDIS5-017")]

namespace FaultyMiniports;

/// <summary>Frees its buffer pool first and the buffers that came from it afterwards.</summary>
public sealed class FreesBufferPoolFirst : FaultyLegacyMiniport
{
    private readonly Queue<MDL> _left = new();

    /// <inheritdoc/>
    public override void NdisFreeBuffer(MDL buffer) => _left.Enqueue(buffer);

    /// <inheritdoc/>
    public override void NdisFreeBufferPool(NDIS_HANDLE poolHandle)
    {
        Inner.NdisFreeBufferPool(poolHandle);
        while (_left.TryDequeue(out MDL buffer))
        {
            Inner.NdisFreeBuffer(buffer);
        }
    }
}
