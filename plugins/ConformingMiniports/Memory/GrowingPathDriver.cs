using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>A driver that asks for more shared memory in a way of its own, in a receive path.</summary>
public abstract class GrowingPathDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    /// <summary>Makes the receiving half of an adapter.</summary>
    private protected abstract GrowingPath NewGrowingPath(Adapter adapter);

    private sealed class OwnAdapter(
        GrowingPathDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : GrowingAdapter(ndis, adapterHandle, version)
    {
        protected override ReceivePath NewReceivePath(Adapter adapter) => driver.NewGrowingPath(adapter);
    }
}
