using ConformingMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

namespace FaultyMiniports;

/// <summary>A wrong driver whose wrong step is in a receive path that asks for more shared memory.</summary>
public abstract class GrowingPathMiniport : FaultyMiniport
{
    /// <inheritdoc/>
    protected sealed override ReferenceDriver CreateDriver() => new Driver(this);

    /// <summary>Makes the receive path of an adapter.</summary>
    private protected abstract GrowingPath NewGrowingPath(Adapter adapter);

    private sealed class Driver(GrowingPathMiniport owner) : ReferenceDriver
    {
        protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
            => new OwnAdapter(owner, ndis, adapterHandle, version);
    }

    private sealed class OwnAdapter(
        GrowingPathMiniport owner, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : GrowingAdapter(ndis, adapterHandle, version)
    {
        protected override ReceivePath NewReceivePath(Adapter adapter) => owner.NewGrowingPath(adapter);
    }
}
