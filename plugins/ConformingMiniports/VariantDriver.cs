using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>The reference with one of its halves done in another way that is just as legal.</summary>
public abstract class VariantDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new VariantAdapter(this, ndis, adapterHandle, version);

    /// <summary>Makes the sending half of an adapter.</summary>
    protected virtual TransmitPath NewTransmitPath(Adapter adapter) => new(adapter);

    /// <summary>Makes the receiving half of an adapter.</summary>
    protected virtual ReceivePath NewReceivePath(Adapter adapter) => new(adapter);

    private sealed class VariantAdapter(
        VariantDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override TransmitPath NewTransmitPath(Adapter adapter) => driver.NewTransmitPath(adapter);

        protected override ReceivePath NewReceivePath(Adapter adapter) => driver.NewReceivePath(adapter);
    }
}
