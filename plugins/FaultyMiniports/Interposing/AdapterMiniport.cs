using NdisConformance.Contract;
using ReferenceMiniport;

namespace FaultyMiniports;

/// <summary>A wrong driver whose wrong step is in an adapter of its own.</summary>
public abstract class AdapterMiniport : FaultyMiniport
{
    /// <inheritdoc/>
    protected sealed override ReferenceDriver CreateDriver() => new Driver(this);

    /// <summary>Makes the adapter of a handle.</summary>
    protected abstract Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version);

    private sealed class Driver(AdapterMiniport owner) : ReferenceDriver
    {
        protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
            => owner.NewAdapter(ndis, adapterHandle, version);
    }
}
