using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Cuts receive buffers out of a block without a gap: legal, and slow where caches are not coherent.</summary>
public sealed class PacksBuffersDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new PackingAdapter(ndis, adapterHandle, version);

    private sealed class PackingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        private const uint AlignmentBytes = 2;

        /// <inheritdoc/>
        public override uint AlignForDma(uint bytes)
            => (bytes + AlignmentBytes - 1) / AlignmentBytes * AlignmentBytes;
    }
}
